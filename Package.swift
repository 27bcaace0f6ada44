// swift-tools-version:6.2
import PackageDescription

let environment = Context.environment

/// One strictness for every target: a warning anywhere stops the build.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

/// What Debian's libxmlsec1 was built with (`pkg-config --cflags xmlsec1-openssl`): SwiftPM takes no defines from there,
/// and without them xmlsec's structures have other sizes.
let xmlsecSettings: [CSetting] = [
    .define("XMLSEC_NO_SIZE_T"), .define("XMLSEC_NO_GOST"), .define("XMLSEC_NO_GOST2012"),
    .define("XMLSEC_NO_CRYPTO_DYNAMIC_LOADING"), .define("XMLSEC_CRYPTO_OPENSSL"),
    .define("XMLSEC_OPENSSL3_ENGINES"), .define("__XMLSEC_FUNCTION__", to: "__func__"),
    .unsafeFlags(["-I/usr/include/xmlsec1", "-Wall", "-Wextra"]), .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let jwt: Target.Dependency = .product(name: "JWTKit", package: "jwt-kit")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "sluis",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
    ],
    targets: [
        // The house, from the ground up: an arrow means "imports" and goes down only.
        .systemLibrary(
            name: "CLibraries", pkgConfig: "libcurl libxml-2.0",
            providers: [.apt(["libcurl4-openssl-dev", "libxml2-dev"])]),
        .target(name: "Core", dependencies: [crypto]),
        .target(
            name: "CXMLSec", dependencies: ["CLibraries"], cSettings: xmlsecSettings,
            linkerSettings: [.linkedLibrary("xmlsec1-openssl"), .linkedLibrary("xmlsec1"), .linkedLibrary("crypto")]),
        .target(
            name: "CPKCS11",
            cSettings: [
                .unsafeFlags(["-I/usr/include/p11-kit-1", "-Wall", "-Wextra"]), .treatAllWarnings(as: .error),
            ], linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "Wire", dependencies: ["CLibraries", "CXMLSec", "CPKCS11", "Core"]),
        .target(name: "Catalogue", dependencies: ["Core", crypto, yams]),
        .target(name: "MerkleLog", dependencies: ["Core", crypto]),
        .target(name: "Mapping", dependencies: ["Core", "Catalogue", crypto]),
        .target(name: "Ledger", dependencies: ["Core", "Catalogue", "MerkleLog", crypto]),
        .target(name: "Disclosure", dependencies: ["Core", "Catalogue", "MerkleLog", "Ledger", crypto]),
        .target(name: "OnlyOnce", dependencies: ["Core", "Catalogue", "Ledger", "Disclosure", crypto]),
        .target(name: "Adapters", dependencies: ["Core", "MerkleLog", "Mapping", "OnlyOnce", "Wire", cryptoExtras]),
        .target(
            name: "Store",
            dependencies: ["Core", "Wire", "Catalogue", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce", crypto, grdb]),
        .target(
            name: "Server",
            dependencies: [
                "Core", "Catalogue", "MerkleLog", "Ledger", "Disclosure", crypto, hummingbird, jwt, logging,
            ],
            resources: [.embedInCode("Documentation/openapi.yaml")]),
        .target(
            name: "MockRegisters",
            dependencies: ["Core", "Wire", cryptoExtras, hummingbird, hummingbirdTLS, logging, yams]),
        .executableTarget(
            name: "sluis",
            dependencies: [
                "Core", "Catalogue", "Wire", "Mapping", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce", "Adapters",
                "Store", "Server", "MockRegisters", argumentParser, crypto, hummingbird, jwt, logging, yams,
            ],
            resources: [.embedInCode("Export/verify_bundle.py")]),
    ] + tests + bench + fuzz
)

/// Each chapter of the house has its tests; `Scenarios` drives the built binary, `House` reads the source itself.
var tests: [Target] {
    [
        .target(name: "Support", dependencies: ["Core"], path: "Tests/Support"),
        .target(
            name: "Doubles",
            dependencies: ["Core", "Catalogue", "Ledger", "Disclosure", "OnlyOnce", "MerkleLog", "Support", crypto],
            path: "Tests/Doubles"),
        .testTarget(name: "CoreTests", dependencies: ["Core", "Support"]),
        .testTarget(name: "WireTests", dependencies: ["Wire", "Core", "Support"]),
        .testTarget(name: "MerkleLogTests", dependencies: ["MerkleLog", "Core", "Support", crypto]),
        .testTarget(
            name: "MappingTests", dependencies: ["Mapping", "Catalogue", "Wire", "Core", "Support", crypto],
            exclude: ["Golden"]),
        .testTarget(name: "CatalogueTests", dependencies: ["Catalogue", "Core", "Support"]),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "OnlyOnce", "Disclosure", "Ledger", "MerkleLog", "Catalogue", "Core", "Support", "Doubles",
                crypto, hummingbird, jwt, logging, yams,
            ]),
        .testTarget(
            name: "OnlyOnceTests",
            dependencies: [
                "OnlyOnce", "Disclosure", "Ledger", "Catalogue", "Core", "Support", "Doubles", crypto,
            ]),
        .testTarget(
            name: "LedgerTests",
            dependencies: ["Ledger", "Catalogue", "MerkleLog", "Core", "Support", "Doubles", crypto],
            exclude: ["Golden"]),
        .testTarget(
            name: "DisclosureTests",
            dependencies: [
                "Adapters", "Disclosure", "OnlyOnce", "Ledger", "Mapping", "MerkleLog", "Catalogue", "Wire", "Core",
                "Support", "Doubles", crypto,
            ]),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "Store", "OnlyOnce", "Disclosure", "Ledger", "MerkleLog", "Catalogue", "Core", "Support", "Doubles",
                crypto, grdb,
            ]),
        .testTarget(
            name: "AdaptersTests",
            dependencies: [
                "Adapters", "MockRegisters", "Mapping", "OnlyOnce", "Catalogue", "Wire", "Core", "Support", "Doubles",
                cryptoExtras,
            ]),
        .testTarget(
            name: "MockRegistersTests",
            dependencies: ["MockRegisters", "Wire", "Core", "Support", cryptoExtras, logging]),
        .testTarget(name: "House", dependencies: ["Core", "Support"]),
        .testTarget(
            name: "Scenarios",
            dependencies: [
                "sluis", "Server", "Ledger", "MerkleLog", "Core", "Wire", "Support", crypto, grdb, hummingbird, logging,
            ]),
    ]
}

/// The bench is a target of this package, since `package` access ends at its border, and is built only when asked for.
var bench: [Target] {
    guard environment["SLUIS_BENCH"] != nil else { return [] }
    return [
        .executableTarget(
            name: "bench",
            dependencies: [
                "Core", "Catalogue", "Wire", "Mapping", "MerkleLog", "Ledger", "Disclosure", "OnlyOnce", "Adapters",
                "Store", "Server", "MockRegisters", "CLibraries", "Doubles", crypto, hummingbird, jwt, logging, grdb,
            ],
            path: "Tests/Bench", exclude: ["growth.svg"])
    ]
}

/// The fuzz targets, built by `Tests/Fuzz/fuzz.sh`, which names libFuzzer's library.
var fuzz: [Target] {
    guard let library = environment["SLUIS_FUZZ"] else { return [] }
    return [
        .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
        .executableTarget(
            name: "fuzz", dependencies: ["CFuzzer", "Core", "Catalogue", "Wire", "Mapping"], path: "Tests/Fuzz",
            exclude: ["CFuzzer", "fuzz.sh"],
            linkerSettings: [.unsafeFlags([library]), .linkedLibrary("stdc++")]),
    ]
}

/// The targets in which libFuzzer sees which way the bytes went.
let watched = environment["SLUIS_FUZZ"] == nil ? [] : ["Core", "Catalogue", "Wire", "Mapping", "fuzz"]

for target in package.targets where target.type != .system {
    target.swiftSettings =
        watched.contains(target.name) ? settings + [.unsafeFlags(["-sanitize=fuzzer"])] : settings
}
