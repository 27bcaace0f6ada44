/// A module of the house, and what it may import: an arrow goes down only.
struct Chapter: Sendable, CustomStringConvertible {
    let name: String
    let modules: Set<String>
    let libraries: Set<String>
    /// A pure chapter does no I/O: no sockets, no files, no clock of the machine, direct or through what it imports.
    var isPure = false

    var description: String { name }

    /// From the ground up.
    static let house: [Chapter] = [
        Chapter(name: "CLibraries", modules: [], libraries: []),
        Chapter(name: "CXMLSec", modules: ["CLibraries"], libraries: []),
        Chapter(name: "CPKCS11", modules: [], libraries: []),
        Chapter(
            name: "Core", modules: [], libraries: ["Crypto", "FoundationEssentials", "Synchronization"], isPure: true),
        Chapter(
            name: "Wire", modules: ["CLibraries", "CXMLSec", "CPKCS11", "Core"],
            libraries: ["Glibc", "Synchronization"]),
        Chapter(name: "Catalogue", modules: ["Core"], libraries: ["Crypto", "Yams"], isPure: true),
        Chapter(name: "MerkleLog", modules: ["Core"], libraries: ["Crypto"], isPure: true),
        Chapter(name: "Mapping", modules: ["Core", "Catalogue"], libraries: ["Crypto", "Yams"], isPure: true),
        Chapter(
            name: "Ledger", modules: ["Core", "Catalogue", "MerkleLog"], libraries: ["Crypto", "Synchronization"],
            isPure: true),
        Chapter(
            name: "Disclosure", modules: ["Core", "Catalogue", "MerkleLog", "Ledger"],
            libraries: ["Crypto", "Synchronization"], isPure: true),
        Chapter(
            name: "OnlyOnce", modules: ["Core", "Catalogue", "Ledger", "Disclosure"],
            libraries: ["Crypto", "Synchronization"], isPure: true),
        Chapter(
            name: "Adapters", modules: ["Core", "Catalogue", "MerkleLog", "Mapping", "OnlyOnce", "Wire"],
            libraries: ["CryptoExtras", "FoundationEssentials", "Synchronization"]),
        Chapter(
            name: "Store", modules: ["Core", "Wire", "Catalogue", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce"],
            libraries: ["Crypto", "Dispatch", "FoundationEssentials", "GRDB", "Glibc", "Synchronization"]),
        Chapter(
            name: "Server", modules: ["Core", "Catalogue", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce"],
            libraries: ["Crypto", "HTTPTypes", "Hummingbird", "JWTKit", "Logging", "NIOCore", "Synchronization"]),
        Chapter(
            name: "MockRegisters", modules: ["Core", "Wire"],
            libraries: [
                "CryptoExtras", "FoundationEssentials", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS",
                "Logging", "NIOCore", "NIOSSL", "Synchronization", "Yams",
            ]),
        Chapter(
            name: "sluis",
            modules: [
                "Core", "Catalogue", "Wire", "Mapping", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce", "Adapters",
                "Store", "Server", "MockRegisters",
            ],
            libraries: [
                "ArgumentParser", "Crypto", "FoundationEssentials", "Glibc", "Hummingbird", "JWTKit", "Logging",
                "Synchronization", "Yams",
            ]),
    ]

    /// The modules that a file imports beyond what its chapter may.
    func excess(of code: SwiftCode) -> Set<String> { code.imports.subtracting(modules).subtracting(libraries) }
}
