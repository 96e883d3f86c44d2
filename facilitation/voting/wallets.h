// One run of the Method of Equal Shares in progress, exact at the speed of whole numbers: wallets are held as bounds in 128-bit fixed
// point, and only where bounds cannot tell two payments apart are they compared as fractions. No decision ever rests on a rounded number.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "facilitation/voting/committees.h"

namespace pressoir::voting {

// What is for sale and who buys.
struct Market {
  struct Project {
    Option option;
    std::uint64_t cost;                    // in whole parts of money
    std::uint64_t worth;                   // to each who marked it
    std::vector<std::uint32_t> supporters; // groups of voters
    Count count;                           // how many people
  };
  std::vector<Voters> voters;
  std::vector<Project> projects; // that somebody marked and that cost something
  Group free;                    // that somebody marked and that cost nothing
  Integer unit = 1;              // so many parts of money are 1
  Count people = 0;
};

// One way a run may end: what was bought, in order.
struct Bought {
  std::vector<Purchase> purchases; // their payments only where they were asked for
  Group projects() const;          // in the order of options
};

class Wallets {
 public:
  // Everybody has `share`. The market must outlive it; `work` counts looks at wallets.
  Wallets(const Market& market, const Fraction& share, std::uint64_t& work);

  // Buys until nothing can be bought (empty), or until a tie must be followed each way: then the projects to choose from.
  std::vector<std::size_t> buy_until_tie();
  // One of those.
  void buy(std::size_t project);
  Bought result(bool payments) const;
  // Equal keys have the same projects, bought at the same payments by the same voters: what follows is the same.
  using Key = std::vector<std::pair<std::size_t, std::pair<Fraction, std::vector<bool>>>>;
  Key key() const;

 private:
  static constexpr Wide empty = -1; // exactly nothing

  // A project still for sale. What it costs each supporter who can pay lies between the bounds; they are those of the last look, and
  // payments only rise.
  struct Candidate {
    std::size_t project;
    Wide low = 0, high = 0;
    std::vector<std::uint32_t> supporters; // who have money
    Count count = 0;                       // how many people
    bool all_can_pay = false;
  };
  // What a purchase was, so that its payment can be said exactly when it is asked for:
  // (cost − poor × share + Σ what the poor had paid before) ÷ rich.
  struct Record {
    std::size_t project;
    Count poor = 0, rich = 0;
    std::vector<Wide> before;        // by purchase: how many of the poor had paid for it
    std::optional<Fraction> payment; // where everybody gave all they had
  };

  const Market::Project& project(std::size_t p) const { return market_->projects[p]; }
  bool has_paid(std::uint32_t voter, std::size_t purchase) const { return paid_[voter * words_ + purchase / 64] >> (purchase % 64) & 1; }
  Candidate& candidate(std::size_t project);
  int compare_rates(Wide a, std::size_t p, Wide b, std::size_t q) const;
  void narrow(Candidate& candidate, const Fraction& payment) const;

  const Fraction& exact_bought(std::size_t purchase) const;
  Fraction exact_wallet(std::uint32_t voter) const;
  std::optional<Fraction> exact_payment(const Candidate& candidate) const;
  // Looks at the wallets of the supporters again. False: they cannot afford it any more.
  bool update(Candidate& candidate);
  // When the lower bounds of all wallets together do not reach the cost: the true wallets may.
  bool all_together(Candidate& candidate, Wide cost, Wide money);
  // The projects of the smallest payment for what they are worth; several where it is exactly the same.
  std::vector<std::size_t> cheapest();
  // Whether buying some leaves the payments of the others as they are: whoever supports several can pay for all of those.
  bool independent(const std::vector<std::size_t>& projects);

  const Market* market_;
  std::uint64_t* work_;
  Fraction share_; // in whole parts of money
  unsigned scale_; // binary places of the bounds
  Wide error_ = 1; // a true wallet is between its lower bound and that plus this
  std::vector<Wide> wallets_;
  std::size_t words_;
  std::vector<std::uint64_t> paid_; // by voter: bits of purchases
  std::vector<Candidate> offers_;
  std::vector<Record> bought_;
  mutable std::vector<std::optional<Fraction>> payments_; // by purchase, once asked for
};

} // namespace pressoir::voting
