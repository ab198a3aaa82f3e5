"""What the validators share: the written site, its server, the browser, the report."""
