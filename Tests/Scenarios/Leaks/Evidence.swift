import Foundation
import Synchronization

/// Everything in which a number could lie after traffic, by channel.
struct Evidence {
    enum Channel: String, CaseIterable {
        case output, errors, metrics, problems, gatewayURLs, gatewayHeaders, sourceURLs, sourceHeaders
        case arguments, environment, fileNames, databases, writeAheadLogs, keys, anchors, temporaryFiles
    }

    private(set) var bytes: [Channel: [UInt8]] = [:]

    init(_ town: Town, gateway: RecordingProxy, source: RecordingProxy) async throws {
        let (asked, fetched) = (gateway.records, source.records)
        add(.problems, asked.problems + fetched.problems)
        add(.gatewayURLs, asked.urls)
        add(.gatewayHeaders, asked.headers)
        add(.sourceURLs, fetched.urls)
        add(.sourceHeaders, fetched.headers)
        add(.metrics, try await town.get("/metrics").text)
        for child in town.state.withLock({ $0.children }) where child.isRunning {
            add(.arguments, file: "/proc/\(child.id)/cmdline")
            add(.environment, file: "/proc/\(child.id)/environ")
        }
        for name in FileManager.default.enumerator(atPath: town.folder)?.compactMap({ $0 as? String }) ?? [] {
            add(.fileNames, name + "\n")
            if let channel = Self.channel(of: name) { add(channel, file: town.folder + "/" + name) }
        }
    }

    /// What a command reads on standard input is the tester's own.
    private static func channel(of name: String) -> Channel? {
        if name.hasPrefix("tmp/") { return .temporaryFiles }
        if name.hasPrefix("keys/") { return .keys }
        if name.hasSuffix(".out") { return .output }
        if name.hasSuffix(".err") { return .errors }
        if name.hasSuffix(".sqlite") { return .databases }
        if name.hasSuffix("-wal") || name.hasSuffix("-shm") || name.hasSuffix("-journal") { return .writeAheadLogs }
        return name.hasSuffix("/anchor") ? .anchors : nil
    }

    private mutating func add(_ channel: Channel, _ text: String) { bytes[channel, default: []] += Array(text.utf8) }

    private mutating func add(_ channel: Channel, file: String) {
        guard let data = FileManager.default.contents(atPath: file) else { return }
        bytes[channel, default: []] += Array(data)
    }
}
