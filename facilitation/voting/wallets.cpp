#include "facilitation/voting/wallets.h"

#include <algorithm>
#include <map>

#include "facilitation/base/check.h"

namespace pressoir::voting {
namespace {

__extension__ typedef unsigned __int128 Unsigned;

// Bounds further apart than this are replaced by the exact payment, so that what is not known never adds up to much.
constexpr Wide widest_bounds = static_cast<Wide>(1) << 40;

// a × c against b × d, in 192 bits.
int compare_products(Wide a, std::uint64_t c, Wide b, std::uint64_t d) {
  const auto times = [](Wide value, std::uint64_t factor) {
    const auto whole = static_cast<Unsigned>(value);
    const Unsigned low = static_cast<Unsigned>(static_cast<std::uint64_t>(whole)) * factor;
    return std::pair(static_cast<Unsigned>(static_cast<std::uint64_t>(whole >> 64)) * factor + (low >> 64), static_cast<std::uint64_t>(low));
  };
  const auto left = times(a, c), right = times(b, d);
  return left == right ? 0 : left < right ? -1 : 1;
}

Wide round_up(Wide top, Wide bottom) { return (top + bottom - 1) / bottom; }

Wide fixed_point(const Fraction& value, unsigned places) {
  const Integer whole = floor_of(value * Fraction(Integer(1) << places));
  return static_cast<Wide>(static_cast<std::uint64_t>(whole >> 64)) << 64 | static_cast<std::uint64_t>(whole & UINT64_MAX);
}

} // namespace

Group Bought::projects() const {
  Group projects;
  for (const Purchase& purchase : purchases) projects.push_back(purchase.option);
  std::sort(projects.begin(), projects.end());
  return projects;
}

Wallets::Wallets(const Market& market, const Fraction& share, std::uint64_t& work)
    : market_(&market), work_(&work), share_(share * Fraction(market.unit)), words_((market.projects.size() + 63) / 64) {
  // As many binary places as keep everybody's money together under 2^124.
  const Integer money = floor_of(share_ * Fraction(market.people)) + 1;
  scale_ = static_cast<unsigned>(std::clamp(123 - static_cast<int>(msb(money)), 0, 100));
  wallets_.assign(market.voters.size(), fixed_point(share_, scale_));
  paid_.assign(market.voters.size() * words_, 0);
  for (std::size_t p = 0; p < market.projects.size(); ++p)
    if (Fraction(project(p).cost) <= share_ * Fraction(project(p).count)) // else its supporters are too few, ever
      offers_.push_back({.project = p, .supporters = project(p).supporters});
}

std::vector<std::size_t> Wallets::buy_until_tie() {
  while (true) {
    std::vector<std::size_t> best = cheapest();
    if (best.empty() || (best.size() > 1 && !independent(best))) return best;
    for (const std::size_t p : best) buy(p);
  }
}

void Wallets::buy(std::size_t p) {
  const Candidate chosen = std::move(candidate(p));
  offers_.erase(offers_.begin() + (&candidate(p) - offers_.data()));
  const auto is_short = [&](std::uint32_t v) { return wallets_[v] + error_ < chosen.low; };
  const auto is_rich = [&](std::uint32_t v) { return wallets_[v] >= chosen.high; };
  std::optional<Fraction> exact; // for those whom the bounds do not tell
  if (std::any_of(chosen.supporters.begin(), chosen.supporters.end(), [&](std::uint32_t v) { return !is_short(v) && !is_rich(v); })) exact = exact_payment(chosen);
  Record record{.project = p, .before = std::vector<Wide>(bought_.size())};
  for (const std::uint32_t v : chosen.supporters) {
    const Count count = market_->voters[v].count;
    if (is_short(v) || (!is_rich(v) && exact_wallet(v) <= *exact)) {
      record.poor += count;
      for (std::size_t q = 0; q < bought_.size(); ++q)
        if (has_paid(v, q)) record.before[q] += count;
      wallets_[v] = empty;
    } else {
      record.rich += count;
      wallets_[v] = std::max<Wide>(0, wallets_[v] - chosen.high);
      paid_[v * words_ + bought_.size() / 64] |= std::uint64_t{1} << (bought_.size() % 64);
    }
  }
  if (record.rich == 0) record.payment = exact;
  ENSURE(record.rich > 0 || record.payment);
  error_ += chosen.high - chosen.low;
  bought_.push_back(std::move(record));
  payments_.emplace_back();
}

Bought Wallets::result(bool payments) const {
  Bought bought;
  for (const Option option : market_->free) bought.purchases.push_back({option, 0});
  for (std::size_t q = 0; q < bought_.size(); ++q)
    bought.purchases.push_back({project(bought_[q].project).option, payments ? Fraction(exact_bought(q) / Fraction(market_->unit)) : Fraction(0)});
  return bought;
}

Wallets::Key Wallets::key() const {
  Key key;
  for (std::size_t q = 0; q < bought_.size(); ++q) {
    std::vector<bool> payers(wallets_.size());
    for (std::uint32_t v = 0; v < wallets_.size(); ++v) payers[v] = wallets_[v] != empty && has_paid(v, q);
    key.emplace_back(bought_[q].project, std::pair(exact_bought(q), std::move(payers)));
  }
  std::sort(key.begin(), key.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<bool> spent(wallets_.size());
  for (std::uint32_t v = 0; v < wallets_.size(); ++v) spent[v] = wallets_[v] == empty;
  key.emplace_back(market_->projects.size(), std::pair(Fraction(0), std::move(spent)));
  return key;
}

Wallets::Candidate& Wallets::candidate(std::size_t p) {
  return *std::find_if(offers_.begin(), offers_.end(), [&](const Candidate& candidate) { return candidate.project == p; });
}

int Wallets::compare_rates(Wide a, std::size_t p, Wide b, std::size_t q) const { return compare_products(a, project(q).worth, b, project(p).worth); }

void Wallets::narrow(Candidate& candidate, const Fraction& payment) const {
  candidate.low = fixed_point(payment, scale_);
  candidate.high = candidate.low + 1;
}

const Fraction& Wallets::exact_bought(std::size_t q) const {
  if (!payments_[q]) {
    const Record& record = bought_[q];
    if (record.payment) {
      payments_[q] = *record.payment;
    } else {
      Fraction sum = Fraction(project(record.project).cost) - share_ * Fraction(record.poor);
      for (std::size_t before = 0; before < record.before.size(); ++before)
        if (record.before[before] > 0) sum += exact_bought(before) * fraction_of(record.before[before]);
      payments_[q] = sum / Fraction(record.rich);
    }
  }
  return *payments_[q];
}

Fraction Wallets::exact_wallet(std::uint32_t v) const {
  if (wallets_[v] == empty) return 0;
  Fraction wallet = share_;
  for (std::size_t q = 0; q < bought_.size(); ++q)
    if (has_paid(v, q)) wallet -= exact_bought(q);
  return wallet;
}

std::optional<Fraction> Wallets::exact_payment(const Candidate& candidate) const {
  Fraction cost = project(candidate.project).cost;
  if (candidate.all_can_pay) return Fraction(cost / Fraction(candidate.count));
  // Voters who paid for the same have the same left.
  struct Alike {
    std::uint32_t one = 0;
    Wide people = 0;
  };
  std::map<std::vector<std::uint64_t>, Alike> by_paid;
  Wide rich = 0;
  for (const std::uint32_t v : candidate.supporters) {
    const auto from = paid_.begin() + static_cast<std::ptrdiff_t>(v * words_);
    Alike& alike = by_paid[{from, from + static_cast<std::ptrdiff_t>(words_)}];
    alike.one = v;
    alike.people += market_->voters[v].count;
    rich += market_->voters[v].count;
  }
  std::vector<std::pair<Fraction, Wide>> wallets;
  for (const auto& [paid, alike] : by_paid) wallets.emplace_back(exact_wallet(alike.one), alike.people);
  std::sort(wallets.begin(), wallets.end());
  for (const auto& [wallet, people] : wallets) {
    const Fraction payment = cost / fraction_of(rich);
    if (payment <= wallet) return payment;
    cost -= wallet * fraction_of(people);
    rich -= people;
  }
  return std::nullopt;
}

bool Wallets::update(Candidate& candidate) {
  std::size_t kept = 0;
  Count people = 0;
  for (const std::uint32_t v : candidate.supporters)
    if (wallets_[v] != empty) {
      candidate.supporters[kept++] = v;
      people += market_->voters[v].count;
    }
  candidate.supporters.resize(kept);
  candidate.count = people;
  *work_ += kept;
  if (people == 0) return false;
  const Wide cost = static_cast<Wide>(project(candidate.project).cost) << scale_;
  Wide payment = std::max(candidate.low, cost / people);
  Count poor = 0;
  candidate.all_can_pay = false;
  while (true) {
    Wide poor_money = 0;
    poor = 0;
    for (const std::uint32_t v : candidate.supporters)
      if (const Wide wallet = wallets_[v]; wallet < payment) {
        poor_money += wallet * market_->voters[v].count;
        poor += market_->voters[v].count;
      }
    *work_ += kept;
    if (poor == people) return all_together(candidate, cost, poor_money);
    const Wide raised = round_up(cost - poor_money, people - poor);
    if (raised <= payment) break;
    payment = raised;
  }
  candidate.high = payment;
  candidate.low = std::max<Wide>(0, payment - round_up(error_ * poor, people - poor) - 3);
  candidate.all_can_pay = poor == 0;
  if (candidate.high - candidate.low > widest_bounds) narrow(candidate, *exact_payment(candidate));
  return true;
}

bool Wallets::all_together(Candidate& candidate, Wide cost, Wide money) {
  if (money + error_ * candidate.count < cost) return false;
  const auto payment = exact_payment(candidate);
  if (!payment) return false;
  narrow(candidate, *payment);
  return true;
}

std::vector<std::size_t> Wallets::cheapest() {
  std::sort(offers_.begin(), offers_.end(), [&](const Candidate& a, const Candidate& b) {
    const int order = compare_rates(a.low, a.project, b.low, b.project);
    return order != 0 ? order < 0 : a.project < b.project;
  });
  // Payments only rise: once the last look at a project was above the best of now, so is everything behind it.
  std::size_t best = offers_.size(), looked_at = 0;
  while (looked_at < offers_.size()) {
    Candidate& candidate = offers_[looked_at];
    if (best < looked_at && compare_rates(candidate.low, candidate.project, offers_[best].high, offers_[best].project) > 0) break;
    if (!update(candidate)) {
      offers_.erase(offers_.begin() + static_cast<std::ptrdiff_t>(looked_at));
      if (best >= looked_at) best = offers_.size();
      continue;
    }
    if (best > looked_at || compare_rates(candidate.high, candidate.project, offers_[best].high, offers_[best].project) < 0) best = looked_at;
    ++looked_at;
  }
  std::vector<const Candidate*> close;
  for (std::size_t i = 0; i < looked_at; ++i)
    if (compare_rates(offers_[i].low, offers_[i].project, offers_[best].high, offers_[best].project) <= 0) close.push_back(&offers_[i]);
  if (close.empty()) return {};
  if (close.size() == 1) return {close.front()->project};
  std::optional<Fraction> least;
  std::vector<std::size_t> cheapest;
  for (const Candidate* candidate : close) {
    const Fraction rate = *exact_payment(*candidate) / Fraction(project(candidate->project).worth);
    if (!least || rate < *least) cheapest.clear();
    if (least && rate > *least) continue;
    least = rate;
    cheapest.push_back(candidate->project);
  }
  std::sort(cheapest.begin(), cheapest.end());
  return cheapest;
}

bool Wallets::independent(const std::vector<std::size_t>& projects) {
  std::vector<Wide> most(wallets_.size());
  std::vector<std::uint32_t> times(wallets_.size());
  for (const std::size_t p : projects)
    for (const std::uint32_t v : candidate(p).supporters) {
      ++times[v];
      most[v] += candidate(p).high;
    }
  for (std::uint32_t v = 0; v < wallets_.size(); ++v) {
    if (times[v] < 2 || most[v] <= wallets_[v]) continue;
    Fraction sum = 0;
    for (const std::size_t p : projects) {
      const Group& marks = market_->voters[v].marks;
      if (std::binary_search(marks.begin(), marks.end(), project(p).option)) sum += *exact_payment(candidate(p));
    }
    if (sum > exact_wallet(v)) return false;
  }
  return true;
}

} // namespace pressoir::voting
