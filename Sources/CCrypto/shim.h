#ifndef CCRYPTO_SHIM_H
#define CCRYPTO_SHIM_H

// OpenSSL 3 would rather have its envelope functions called, whose state is a pointer. These are as fast, and their
// state is a value that can be copied; with the interface of 1.1 they are no deprecated ones.
#define OPENSSL_API_COMPAT 0x10100000L
#include <openssl/sha.h>

#endif
