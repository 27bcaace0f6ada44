import Core
import Crypto
import Foundation
import Support
import Testing
import Wire

extension BuiltBinary {
    @Suite(
        "An event goes out over https, signed, to where it may, and names nobody", .timeLimit(.minutes(5)),
        .enabled(if: Tool.python != nil))
    struct WebhookTests {
        @Test("the gateway is killed while the receiver hangs: after the start the same event arrives, and verifies")
        func killed() async throws {
            try await Town.with(prepared: false) { town in
                let receiver = try await WebhookReceiver(town, mode: "hang")
                try await town.opens(allowing: "127.0.0.0/8", receiver)
                let reference = try await town.endConsent()
                let hung = try await receiver.posts(1)
                await town.gateway?.end()
                try receiver.behave("take", in: town)
                try await town.startGateway()
                let posts = try await receiver.posts(2)
                #expect(Set(posts.map(\.id)).count == 1 && hung[0].id == posts[1].id)
                let post = posts[1]
                let event = try #require(post.json)
                #expect(event["subject"]?.string == reference && event["id"]?.string == post.id)
                #expect(event["source"]?.string == town.url + "/v1/events" && event["data"] == nil)
                #expect(post.headers["content-type"]?.hasPrefix("application/cloudevents+json") == true)

                let key = try await town.get("/v1/webhook-key", as: "zonnegem/leisure")
                let text = try #require(key.json?["publicKey"]?.string)
                let bytes = try #require(Base64.decode(String(text.dropFirst("whpk_".count))))
                let signature = try #require(
                    Base64.decode(String((post.headers["webhook-signature"] ?? "").dropFirst("v1a,".count))))
                let signed = "\(post.id).\(post.headers["webhook-timestamp"] ?? "").\(post.body)"
                let verifier = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
                #expect(verifier.isValidSignature(signature, for: Array(signed.utf8)))

                let told = post.body + post.headers.filter { $0.key != "webhook-signature" }.values.joined()
                for word in [Resident.number("rita"), "Rita", "uitpas", "withdraw", "leisure"] {
                    #expect(!told.contains(word), "\(word)")
                }
                let feed = try await town.get("/v1/events", as: "zonnegem/leisure")
                #expect(feed.json?["items"]?.array?.map { $0["id"]?.string } == [post.id])
                while try await !town.counts("delivered", 1) { try await Task.sleep(for: .milliseconds(20)) }
            }
        }

        @Test("a private address that the operator did not name gets not even a connection")
        func privateAddress() async throws {
            try await Town.with(prepared: false) { town in
                let receiver = try await WebhookReceiver(town, mode: "take")
                try await town.opens(allowing: "10.0.0.0/8", receiver)
                _ = try await town.endConsent()
                while try await !town.counts("failed", 1) { try await Task.sleep(for: .milliseconds(20)) }
                #expect(receiver.connections == 0)
                let feed = try await town.get("/v1/events", as: "zonnegem/leisure")
                #expect(feed.json?["items"]?.array?.count == 1)
            }
        }

        @Test("a redirect is not followed")
        func redirect() async throws {
            try await Town.with(prepared: false) { town in
                let receiver = try await WebhookReceiver(town, mode: "move")
                try await town.opens(allowing: "127.0.0.0/8", receiver)
                _ = try await town.endConsent()
                while try await !town.counts("failed", 1) { try await Task.sleep(for: .milliseconds(20)) }
                #expect(receiver.posts.count == 1)
            }
        }
    }
}

extension Town {
    /// Starts the gateway with webhooks to a receiver, which `leisure` is registered at.
    fileprivate func opens(allowing range: String, _ receiver: WebhookReceiver) async throws {
        let settings = String(decoding: FileManager.default.contents(atPath: settingsFile) ?? Data(), as: UTF8.self)
        try write(settings + "webhooks: {allowPrivate: [\(range)], trust: \(receiver.trust)}\n", to: "sluis.yaml")
        try await startGateway()
        try await prepare()
        let signatory = try signatory("zonnegem/leisure")
        let answer = try await post(
            "/v1/parties", as: "zonnegem/privacy",
            [
                "id": "leisure", "role": "application", "keys": [signatory.jwk], "purposes": ["uitpas-kansentarief"],
                "webhook": .string(receiver.url),
            ])
        guard answer.status == 201 else { throw TownError("not registered: " + answer.text) }
    }

    /// Rita says yes, is asked about, and stops; what the answer called her.
    fileprivate func endConsent() async throws -> String? {
        let number = Resident.number("rita")
        let consent = try await consent(number)
        let told = try await ask("uitpas-kansentarief", about: number, as: "zonnegem/leisure", ["employee": "jan"])
        let stopped = try await withdraw(consent.id, of: number)
        guard told.status == 200, stopped.status == 200 else { throw TownError(told.text + stopped.text) }
        return told.json?["subjectReference"]?.string
    }

    /// Whether so many attempts have had this outcome, or more.
    fileprivate func counts(_ outcome: String, _ count: Int) async throws -> Bool {
        let name = "sluis_event_deliveries_total{controller=\"zonnegem\",outcome=\"\(outcome)\"} "
        let line = try await get("/metrics").text.split(separator: "\n").first { $0.hasPrefix(name) }
        return line.flatMap { Int($0.dropFirst(name.count)) }.map { $0 >= count } ?? false
    }
}
