import Encodings

/// What an index leaves, so that another one need not be made from nothing.
struct IndexMemory {
  /// The keys of the pages, in their order.
  var keys: [UInt64]
  var terms: TermIndex
  /// The size of each shard's file.
  var shardSizes: [Int]
  /// The digest of each block of texts.
  var blocks: [UInt64]
  /// The shards by their names.
  private var shardByName: [UInt32: Int] = [:]

  init(keys: [UInt64], terms: TermIndex, shardSizes: [Int], blocks: [UInt64]) {
    self.keys = keys
    self.terms = terms
    self.shardSizes = shardSizes
    self.blocks = blocks
  }

  init(_ bytes: ArraySlice<UInt8>) throws(BinaryReader.Damaged) {
    var reader = BinaryReader(bytes)
    keys = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.word() }
    blocks = try reader.array { (reader) throws(BinaryReader.Damaged) in try reader.word() }
    var shards: [TermShard] = []
    var sizes: [Int] = []
    for _ in 0..<(try reader.count()) {
      let first = Array(try reader.slice())
      sizes.append(try reader.integer())
      shards.append(TermShard(first: first, bytes: Array(try reader.slice())))
    }
    shardSizes = sizes
    terms = TermIndex(pageCount: keys.count, shards: shards)
    for (place, shard) in shards.enumerated() { shardByName[shard.name] = place }
  }

  var bytes: [UInt8] {
    var writer = BinaryWriter(
      capacity: keys.count * 10 + terms.shards.reduce(0) { $0 + $1.bytes.count + 32 })
    writer.write(keys) { $0.write($1) }
    writer.write(blocks) { $0.write($1) }
    writer.write(terms.shards.count)
    for (shard, size) in zip(terms.shards, shardSizes) {
      writer.write(shard.first)
      writer.write(size)
      writer.write(shard.bytes)
    }
    return writer.bytes
  }

  /// The size of the file of a shard; `nil` where there was no such file, or another one.
  func size(of shard: TermShard) -> Int? {
    guard let place = shardByName[shard.name], terms.shards[place].bytes == shard.bytes else {
      return nil
    }
    return shardSizes[place]
  }
}
