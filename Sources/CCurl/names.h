#ifndef CCURL_NAMES_H
#define CCURL_NAMES_H

#include <arpa/inet.h>
#include <arpa/nameser.h>
#include <netdb.h>
#include <resolv.h>
#include <stdint.h>
#include <string.h>

// The C library's resolver is made of macros, which Swift doesn't see.

/// What the name system says of mail for a domain; silence says nothing.
enum ccurl_mail { CCURL_MAIL_UNKNOWN, CCURL_MAIL_TAKEN, CCURL_MAIL_REFUSED };

/// Seconds that a name server may take, and how often each is asked.
enum { CCURL_MAIL_SECONDS = 3, CCURL_MAIL_ATTEMPTS = 2 };

/// Whether a domain without MX has an address, which takes its mail then (RFC 5321, section 5.1).
static inline enum ccurl_mail ccurl_mail_by_address(res_state state, const char *domain) {
  static const int types[] = {ns_t_a, ns_t_aaaa};
  unsigned char answer[NS_MAXMSG];
  for (size_t i = 0; i < sizeof types / sizeof *types; ++i) {
    if (res_nquery(state, domain, ns_c_in, types[i], answer, sizeof answer) >= 0) {
      return CCURL_MAIL_TAKEN;
    }
    if (state->res_h_errno == HOST_NOT_FOUND) return CCURL_MAIL_REFUSED;
    if (state->res_h_errno != NO_DATA) return CCURL_MAIL_UNKNOWN;
  }
  return CCURL_MAIL_REFUSED;
}

/// Whether an answer names a server for mail; a single one without name says that there is none (RFC 7505).
static inline enum ccurl_mail ccurl_mail_of_answer(
    res_state state, const char *domain, const unsigned char *answer, int length) {
  ns_msg message;
  if (ns_initparse(answer, length, &message) != 0) return CCURL_MAIL_UNKNOWN;
  int found = 0;
  for (int i = 0; i < ns_msg_count(message, ns_s_an); ++i) {
    ns_rr record;
    char name[NS_MAXDNAME];
    if (ns_parserr(&message, ns_s_an, i, &record) != 0) return CCURL_MAIL_UNKNOWN;
    if (ns_rr_type(record) != ns_t_mx || ns_rr_rdlen(record) < 3) continue;
    if (ns_name_uncompress(ns_msg_base(message), ns_msg_end(message), ns_rr_rdata(record) + 2, name,
                           sizeof name) < 0) {
      return CCURL_MAIL_UNKNOWN;
    }
    found = 1;
    if (name[0] != 0 && strcmp(name, ".") != 0) return CCURL_MAIL_TAKEN;
  }
  return found ? CCURL_MAIL_REFUSED : ccurl_mail_by_address(state, domain);
}

/// Asks for a domain's MX, the servers that the system is set to, or the one at an IPv4 address.
///
/// `server` is NULL for the system's own. Blocks for as long as the servers take.
static inline enum ccurl_mail ccurl_mail(const char *domain, const char *server, uint16_t port) {
  struct __res_state state;
  memset(&state, 0, sizeof state);
  if (res_ninit(&state) != 0) return CCURL_MAIL_UNKNOWN;
  state.retrans = CCURL_MAIL_SECONDS;
  state.retry = CCURL_MAIL_ATTEMPTS;
  enum ccurl_mail mail = CCURL_MAIL_UNKNOWN;
  struct sockaddr_in only = {.sin_family = AF_INET, .sin_port = htons(port)};
  if (!server || inet_pton(AF_INET, server, &only.sin_addr) == 1) {
    if (server) {
      state.nscount = 1;
      state.nsaddr_list[0] = only;
    }
    unsigned char answer[NS_MAXMSG];
    int length = res_nquery(&state, domain, ns_c_in, ns_t_mx, answer, sizeof answer);
    if (length > (int)sizeof answer) length = sizeof answer;
    if (length >= 0) {
      mail = ccurl_mail_of_answer(&state, domain, answer, length);
    } else if (state.res_h_errno == HOST_NOT_FOUND) {
      mail = CCURL_MAIL_REFUSED;
    } else if (state.res_h_errno == NO_DATA) {
      mail = ccurl_mail_by_address(&state, domain);
    }
  }
  res_nclose(&state);
  return mail;
}

#endif
