// Opinion votes in both Polis layouts.
#include <doctest/doctest.h>

#include "facilitation/interchange/opinion_votes.h"

using namespace pressoir;
using namespace pressoir::interchange;
using insight::Opinion;

TEST_CASE("one row a participant, one row a vote: the same votes") {
  const auto table = read_opinions("participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1,2\n0,1,0,3,1,1,1,-1,0\n1,,0,1,1,0,,1,\n");
  REQUIRE(table.has_value());
  CHECK(table->people == std::vector<std::string>{"0", "1"});
  CHECK(table->statements == std::vector<std::string>{"0", "1", "2"});
  CHECK(table->votes == std::vector<Opinion>{Opinion::agree, Opinion::disagree, Opinion::pass, Opinion::unseen, Opinion::agree, Opinion::unseen});
  const auto list = read_opinions("\xEF\xBB\xBFtimestamp,datetime,comment-id,voter-id,vote\r\n1,x,0,0,-1\r\n2,x,1,0,-1\r\n3,x,2,0,0\r\n4,x,1,1,1\r\n5,x,0,0,1\r\n");
  REQUIRE(list.has_value());
  CHECK(list->votes == table->votes); // the last vote on a statement counts
}

TEST_CASE("words, other separators, and what cannot be read") {
  const auto words = read_opinions("participant;Plus de bancs;Moins de papier\nAnne;d'accord;passe\nBob;pas d'accord;\n");
  REQUIRE(words.has_value());
  CHECK(words->votes == std::vector<Opinion>{Opinion::agree, Opinion::pass, Opinion::disagree, Opinion::unseen});
  const auto refusal = [](std::string_view text) {
    const auto read = read_opinions(text);
    return read ? std::string() : read.error().key;
  };
  CHECK(refusal("") == "csv.empty");
  CHECK(refusal("a,b\n1,2\n") == "opinions.no_columns");
  CHECK(refusal("participant,n-votes\n1,2\n") == "opinions.no_columns");
  CHECK(refusal("participant,0\n1,maybe\n") == "opinions.bad_vote");
  CHECK(refusal("participant,0\n1,2\n") == "opinions.bad_vote");
  CHECK(refusal("voter-id,comment-id,vote\n1,2\n") == "opinions.bad_vote");
  // More statements than an ordinary spreadsheet has columns.
  std::string wide = "participant", row = "1";
  for (int i = 0; i < 1500; ++i) {
    wide += "," + std::to_string(i);
    row += ",1";
  }
  CHECK(read_opinions(wide + "\n" + row + "\n").value().statements.size() == 1500);
}
