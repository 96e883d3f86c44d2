// Table<E>: all entities of one type, as a value. Copying it costs one pointer; changing a copy leaves the original as it was,
// and what two versions share is known by pointer, so "what changed" costs what changed.
// A 16-way trie over the bits of the ids (they are random, so it is balanced), leaves of at most 16 entities.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "facilitation/base/id.h"

namespace pressoir {

template <class E>
class Table {
 public:
  using Ref = std::shared_ptr<const E>;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }

  // The entity, or null. The pointer lives as long as any table that holds this version of it.
  const E* find(Id<E> id) const;
  Ref share(Id<E> id) const;

  // Inserts, or replaces the entity of the same id.
  void put(Ref entity);
  void put(E entity) { put(std::make_shared<const E>(std::move(entity))); }
  void remove(Id<E> id);

  // visit(const E&), in the order of the ids.
  template <class Visit>
  void for_each(Visit&& visit) const {
    if (root_) walk(*root_, [&](const Ref& ref) { visit(*ref); });
  }
  // visit(const Ref&), in the order of the ids.
  template <class Visit>
  void for_each_ref(Visit&& visit) const {
    if (root_) walk(*root_, visit);
  }

  // visit(const E* before, const E* after) for each id whose entity differs: null where it is missing. Cost follows the difference.
  template <class Visit>
  static void difference(const Table& before, const Table& after, Visit&& visit) {
    compare(before.root_.get(), after.root_.get(), visit);
  }
  bool same_version(const Table& other) const { return root_ == other.root_; }

  bool operator==(const Table& other) const;

  // At once, faster than one by one. Of two with the same id the last stays.
  static Table of(std::vector<Ref> entities);

 private:
  static constexpr std::size_t leaf_capacity = 16;
  struct Node;
  using NodeRef = std::shared_ptr<const Node>;
  using Children = std::array<NodeRef, 16>;
  struct Node {
    std::vector<Ref> leaf;               // sorted by id, when there are no children
    std::unique_ptr<Children> children;
  };

  static std::size_t nibble(std::uint64_t id, int depth) { return (id >> (60 - 4 * depth)) & 15; }
  static auto lower_bound(const std::vector<Ref>& leaf, std::uint64_t id) {
    return std::lower_bound(leaf.begin(), leaf.end(), id, [](const Ref& r, std::uint64_t v) { return r->id.value < v; });
  }

  static NodeRef build(const Ref* from, const Ref* to, int depth);
  static NodeRef with(const Node* old, Ref entity, int depth, bool& added);
  static NodeRef without(const Node& old, std::uint64_t id, int depth);
  static void gather(const Node* node, std::vector<Ref>& into);

  template <class Visit>
  static void walk(const Node& node, Visit&& visit) {
    if (!node.children) {
      for (const Ref& ref : node.leaf) visit(ref);
      return;
    }
    for (const NodeRef& child : *node.children)
      if (child) walk(*child, visit);
  }

  template <class Visit>
  static void compare(const Node* before, const Node* after, Visit& visit) {
    if (before == after) return;
    if (before && after && before->children && after->children) {
      for (std::size_t i = 0; i < 16; ++i) compare((*before->children)[i].get(), (*after->children)[i].get(), visit);
      return;
    }
    std::vector<Ref> a, b;
    gather(before, a);
    gather(after, b);
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
      if (j == b.size() || (i < a.size() && a[i]->id < b[j]->id)) visit(a[i++].get(), static_cast<const E*>(nullptr));
      else if (i == a.size() || b[j]->id < a[i]->id) visit(static_cast<const E*>(nullptr), b[j++].get());
      else {
        if (a[i] != b[j]) visit(a[i].get(), b[j].get());
        ++i, ++j;
      }
    }
  }

  NodeRef root_;
  std::size_t size_ = 0;
};

// Out of the class and not inline, so that a schema's `extern template` compiles them once.

template <class E>
const E* Table<E>::find(Id<E> id) const {
  const Node* node = root_.get();
  for (int depth = 0; node; ++depth) {
    if (!node->children) {
      const auto at = lower_bound(node->leaf, id.value);
      return at != node->leaf.end() && (*at)->id == id ? at->get() : nullptr;
    }
    node = (*node->children)[nibble(id.value, depth)].get();
  }
  return nullptr;
}

template <class E>
auto Table<E>::share(Id<E> id) const -> Ref {
  const Node* node = root_.get();
  for (int depth = 0; node; ++depth) {
    if (!node->children) {
      const auto at = lower_bound(node->leaf, id.value);
      return at != node->leaf.end() && (*at)->id == id ? *at : nullptr;
    }
    node = (*node->children)[nibble(id.value, depth)].get();
  }
  return nullptr;
}

template <class E>
void Table<E>::put(Ref entity) {
  bool added = false;
  root_ = with(root_.get(), std::move(entity), 0, added);
  size_ += added ? 1 : 0;
}

template <class E>
void Table<E>::remove(Id<E> id) {
  if (!find(id)) return;
  root_ = without(*root_, id.value, 0);
  --size_;
}

template <class E>
bool Table<E>::operator==(const Table& other) const {
  if (size_ != other.size_) return false;
  bool equal = true;
  difference(*this, other, [&](const E* x, const E* y) { equal = equal && x && y && *x == *y; });
  return equal;
}

template <class E>
Table<E> Table<E>::of(std::vector<Ref> entities) {
  std::stable_sort(entities.begin(), entities.end(), [](const Ref& a, const Ref& b) { return a->id < b->id; });
  std::vector<Ref> unique;
  unique.reserve(entities.size());
  for (Ref& entity : entities) {
    if (!unique.empty() && unique.back()->id == entity->id) unique.back() = std::move(entity);
    else unique.push_back(std::move(entity));
  }
  Table table;
  table.size_ = unique.size();
  if (!unique.empty()) table.root_ = build(unique.data(), unique.data() + unique.size(), 0);
  return table;
}

template <class E>
auto Table<E>::build(const Ref* from, const Ref* to, int depth) -> NodeRef {
  auto node = std::make_shared<Node>();
  if (static_cast<std::size_t>(to - from) <= leaf_capacity || depth == 16) {
    node->leaf.assign(from, to);
    return node;
  }
  node->children = std::make_unique<Children>();
  while (from != to) {
    const std::size_t slot = nibble((*from)->id.value, depth);
    const Ref* end = from;
    while (end != to && nibble((*end)->id.value, depth) == slot) ++end;
    (*node->children)[slot] = build(from, end, depth + 1);
    from = end;
  }
  return node;
}

template <class E>
auto Table<E>::with(const Node* old, Ref entity, int depth, bool& added) -> NodeRef {
  auto node = std::make_shared<Node>();
  if (old && old->children) {
    node->children = std::make_unique<Children>(*old->children);
    NodeRef& child = (*node->children)[nibble(entity->id.value, depth)];
    child = with(child.get(), std::move(entity), depth + 1, added);
    return node;
  }
  if (old) {
    node->leaf.reserve(old->leaf.size() + 1);
    node->leaf = old->leaf;
  }
  const auto at = lower_bound(node->leaf, entity->id.value);
  if (at != node->leaf.end() && (*at)->id == entity->id) {
    node->leaf[static_cast<std::size_t>(at - node->leaf.begin())] = std::move(entity);
    return node;
  }
  added = true;
  node->leaf.insert(at, std::move(entity));
  if (node->leaf.size() <= leaf_capacity || depth == 16) return node;
  return build(node->leaf.data(), node->leaf.data() + node->leaf.size(), depth);
}

template <class E>
auto Table<E>::without(const Node& old, std::uint64_t id, int depth) -> NodeRef {
  auto node = std::make_shared<Node>();
  if (old.children) {
    node->children = std::make_unique<Children>(*old.children);
    NodeRef& child = (*node->children)[nibble(id, depth)];
    child = without(*child, id, depth + 1);
    const bool any = std::any_of(node->children->begin(), node->children->end(), [](const NodeRef& c) { return c != nullptr; });
    return any ? node : nullptr;
  }
  for (const Ref& ref : old.leaf)
    if (ref->id.value != id) node->leaf.push_back(ref);
  return node->leaf.empty() ? nullptr : node;
}

template <class E>
void Table<E>::gather(const Node* node, std::vector<Ref>& into) {
  if (node) walk(*node, [&](const Ref& ref) { into.push_back(ref); });
}

}  // namespace pressoir
