import Core
import Crypto
import Disclosure
import Doubles
import Foundation
import Ledger
import Store
import Testing

@Suite(
    "An event reaches its application at least once, whatever fails, and tells nothing but that one may ask again (laws 3 and 6)"
)
struct CourierTests {
    private static let hour: Int64 = 3_600_000

    @Test("it is sent with an id for idempotence and a signature that the published key verifies")
    func signed() async throws {
        let house = try await EventHouse(Folder())
        try await house.change()
        let receiver = ScriptedReceiver()
        try await Courier(desk: house.desk, caller: receiver).turn()
        let post = try #require(receiver.posts.first)
        #expect(receiver.posts.count == 1 && post.url == "https://leisure.example/in")
        let text = WebhookMessage.publicKey(try #require(house.store.keys.controllerKeys.webhookKey))
        let bytes = try #require(Base64.decode(String(text.dropFirst("whpk_".count))))
        let key = try Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        let signature = try #require(Base64.decode(String(post.header("webhook-signature").dropFirst("v1a,".count))))
        let signed = Array("\(post.id).\(post.header("webhook-timestamp")).".utf8) + post.message.body
        #expect(key.isValidSignature(signature, for: signed))
        #expect(!key.isValidSignature(signature, for: signed + [0x20]))
        let event = try JSON(parsing: post.message.body)
        #expect(event["id"]?.string == post.id && event["specversion"]?.string == "1.0")
        #expect(try await house.store.eventCounts() == [.delivered: 1])
        await house.store.close()
    }

    @Test("no number, name, purpose, cause or value stands in it, and two causes read the same")
    func bytes() async throws {
        let house = try await EventHouse(Folder())
        let first = try await house.change()
        let openCase = house.log.openCase()
        let (_, fact) = try await house.log.keep(first, for: openCase)
        try await house.log.append(house.log.acts.disclosure(first, using: [fact]))
        let notice = ChangeNotice(
            person: first, source: "RR", kind: "020", reference: "ref-9", facts: [fact], purposes: ["task"])
        try await house.log.append(.changeNoticed(notice))
        let receiver = ScriptedReceiver()
        try await Courier(desk: house.desk, caller: receiver).turn()
        let posts = receiver.posts
        #expect(posts.count == 2)
        let shapes = Set(
            try posts.map { post in try JSON(parsing: post.message.body).object?.keys.sorted().joined(separator: ",") })
        #expect(shapes == ["id,source,specversion,subject,time,type"])
        for post in posts {
            for word in [first.text, "discount", "task", "withdraw", "consent", "RR", "livesHere", "zonnegem"] {
                #expect(!post.told.contains(word), "\(word)")
            }
        }
        let subjects = try posts.map { try JSON(parsing: $0.message.body)["subject"]?.string }
        #expect(Set(subjects).count == 2)
        await house.store.close()
    }

    @Test("a receiver that fails is tried ever later, and the event arrives under the same id")
    func failing() async throws {
        let house = try await EventHouse(Folder())
        try await house.change()
        let receiver = ScriptedReceiver { _, number in number < 4 ? .failed : .taken }
        let courier = Courier(desk: house.desk, caller: receiver)
        var pauses: [Int64] = []
        for _ in 0..<4 {
            try await courier.turn()
            let now = house.folder.clock.now
            #expect(try await courier.turn() == 0)
            guard let event = try await house.read()?.first, event.delivery.state == .waiting else { break }
            pauses.append(event.delivery.due.milliseconds - now.milliseconds)
            house.folder.clock.advance(milliseconds: 2 * pauses[pauses.count - 1])
        }
        #expect(receiver.posts.count == 4 && Set(receiver.posts.map(\.id)).count == 1)
        #expect(pauses.count == 3 && pauses == pauses.sorted() && pauses[0] >= 30_000, "\(pauses)")
        #expect(house.desk.tally.counts == DeliveryTally.Counts(delivered: 1, failed: 3))
        await house.store.close()
    }

    @Test("after a day of failures it is a dead letter, which can be fetched, and is sent again when asked")
    func dead() async throws {
        let house = try await EventHouse(Folder())
        try await house.change()
        let courier = Courier(desk: house.desk, caller: ScriptedReceiver { _, _ in .failed })
        for _ in 0..<60 where try await house.store.eventCounts() == [.waiting: 1] {
            try await courier.turn()
            house.folder.clock.advance(milliseconds: 2 * Self.hour)
        }
        #expect(try await house.store.eventCounts() == [.dead: 1])
        #expect(house.desk.tally.counts.dead == 1)
        let event = try #require(try await house.read()?.first)
        #expect(event.delivery.attempts >= DeliveryPlan.fewest)
        let party = try #require(try await house.store.allApplications().first { $0.id == "leisure" })
        guard case .waiting = try await house.desk.redeliver(event.id, of: party) else {
            Issue.record("it does not wait again")
            return
        }
        let receiver = ScriptedReceiver()
        try await Courier(desk: house.desk, caller: receiver).turn()
        #expect(receiver.posts.map(\.id) == [event.id.text])
        await house.store.close()
    }

    @Test("what was given up for one application goes out again together, under the same ids, and nobody else's")
    func redelivered() async throws {
        let house = try await EventHouse(Folder())
        try await house.register("other", at: "https://other.example/in")
        try await house.change(["leisure", "other"])
        try await house.change(["leisure"])
        let away = ScriptedReceiver { _, _ in .unwanted }
        try await Courier(desk: house.desk, caller: away).turn()
        #expect(try await house.store.eventCounts() == [.dead: 3])
        #expect(try await house.desk.redeliverDead(of: "leisure") == .waiting(2))
        #expect(try await house.desk.redeliverDead(of: "leisure") == .waiting(0))
        #expect(try await house.desk.redeliverDead(of: "nobody") == .absent)
        let back = ScriptedReceiver()
        try await Courier(desk: house.desk, caller: back).turn()
        let own = try await house.read()?.map(\.id.text) ?? []
        #expect(back.posts.map(\.id).sorted() == own.sorted() && own.count == 2)
        #expect(try await house.store.eventCounts() == [.dead: 1, .delivered: 2])
        try await house.register("leisure", at: nil)
        #expect(try await house.desk.redeliverDead(of: "leisure") == .nowhere)
        let hosts = try await house.desk.deliveries().map { [$0.figures.application, $0.host ?? ""] }
        #expect(hosts == [["leisure", ""], ["other", "other.example"]])
        await house.store.close()
    }

    @Test("what waits behind a dead address is given up with it after a day, and not what is asked to be sent again")
    func deadLine() async throws {
        let house = try await EventHouse(Folder())
        for _ in 0..<20 { try await house.change() }
        let courier = Courier(desk: house.desk, caller: ScriptedReceiver { _, _ in .failed })
        for _ in 0..<15 {
            try await courier.turn()
            house.folder.clock.advance(milliseconds: 2 * Self.hour)
        }
        #expect(try await house.store.eventCounts() == [.dead: 20])
        #expect(house.desk.tally.counts.dead == 20)
        let event = try #require(try await house.read()?.first)
        let party = try #require(try await house.store.allApplications().first { $0.id == "leisure" })
        _ = try await house.desk.redeliver(event.id, of: party)
        try await courier.turn()
        house.folder.clock.advance(milliseconds: 2 * Self.hour)
        try await courier.turn()
        #expect(try await house.store.eventCounts() == [.dead: 19, .waiting: 1])
        await house.store.close()
    }

    @Test("asked to be sent again, an event does not wait for the end of a rest")
    func lifted() async throws {
        let house = try await EventHouse(Folder())
        try await house.change()
        let receiver = ScriptedReceiver { _, number in number == 1 ? .failed : .taken }
        let courier = Courier(desk: house.desk, caller: receiver)
        try await courier.turn()
        #expect(try await courier.turn() == 0)
        let event = try #require(try await house.read()?.first)
        let party = try #require(try await house.store.allApplications().first { $0.id == "leisure" })
        _ = try await house.desk.redeliver(event.id, of: party)
        try await courier.turn()
        #expect(receiver.posts.map(\.id) == [event.id.text, event.id.text])
        #expect(try await house.store.eventCounts() == [.delivered: 1])
        await house.store.close()
    }

    @Test("who wants it no more is not asked again; who has no address fetches it")
    func unwanted() async throws {
        let house = try await EventHouse(Folder())
        try await house.register("other", at: nil)
        try await house.change(["leisure", "other"])
        let receiver = ScriptedReceiver { _, _ in .unwanted }
        let courier = Courier(desk: house.desk, caller: receiver)
        try await courier.turn()
        house.folder.clock.advance(milliseconds: 2 * Self.hour)
        #expect(try await courier.turn() == 0)
        #expect(try await house.store.eventCounts() == [.dead: 1, .listed: 1])
        let other = try #require(try await house.store.allApplications().first { $0.id == "other" })
        let event = try #require(try await house.read("other")?.first)
        guard case .nowhere = try await house.desk.redeliver(event.id, of: other) else {
            Issue.record("it was sent to nowhere")
            return
        }
        let leisure = try #require(try await house.store.allApplications().first { $0.id == "leisure" })
        guard case .absent = try await house.desk.redeliver(event.id, of: leisure) else {
            Issue.record("another's event was found")
            return
        }
        await house.store.close()
    }

    @Test("a receiver that hangs or fails holds up nobody else")
    func hanging() async throws {
        let house = try await EventHouse(Folder())
        try await house.register("other", at: "https://other.example/in")
        try await house.change(["leisure", "other"])
        let receiver = ScriptedReceiver { post, _ in
            guard post.url.contains("leisure") else { return .taken }
            while !Task.isCancelled { try? await Task.sleep(for: .milliseconds(5)) }
            return .failed
        }
        let courier = Courier(desk: house.desk, caller: receiver, pause: .milliseconds(5))
        let running = Task { await courier.run() }
        while try await house.read("other")?.first?.delivery.state != .delivered {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await house.change(["other"])
        while try await house.read("other")?.last?.delivery.state != .delivered {
            try await Task.sleep(for: .milliseconds(5))
        }
        running.cancel()
        await running.value
        // Cut short by the end of the gateway, it counts as no attempt.
        #expect(try await house.read()?.map(\.delivery.attempts) == [0])
        await house.store.close()
    }

    @Test("killed between the entry and the delivery, or between the delivery and its note, it is sent after the start")
    func killed() async throws {
        let folder = try Folder()
        let first = try await EventHouse(folder)
        try await first.change()
        // As it lies on the disk at the kill, before and after the receiver has it.
        try folder.copy("a", to: "before")
        await first.store.close()
        for _ in 0..<2 {
            try folder.copy("before", to: "a")
            let house = try await EventHouse(folder, isNew: false)
            let receiver = ScriptedReceiver()
            try await Courier(desk: house.desk, caller: receiver).turn()
            #expect(receiver.posts.count == 1)
            #expect(try await Courier(desk: house.desk, caller: receiver).turn() == 0)
            await house.store.close()
        }
    }
}
