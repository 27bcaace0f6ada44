import Core
import Disclosure
import HTTPTypes
import Ledger

/// The same question about a list of people: an application's own, and nobody else's.
enum TaskRoutes {
    /// The lines that a caller gets at once.
    static let page = 2000

    static func make(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let purpose = members.text("purpose")
        let referenceDate = members.optionalDate("referenceDate")
        let caseReference = members.optionalText("case")
        let (employee, process) = members.optionalAsker()
        let outputs = members.optionalOutputs()
        try members.finish()
        let wish = TaskWish(
            purpose: purpose, referenceDate: referenceDate, caseReference: caseReference, employee: employee,
            process: process, outputs: outputs)
        let made: TaskDesk.Made
        do { made = try await call.desk.tasks.make(wish, by: call.caller) } catch { throw Problem(error) }
        switch made {
        case .refused(let refusal): throw Problem(refusal)
        case .made(let status): return reply(201, status, call)
        }
    }

    /// The whole list; the task begins when it has come.
    static func fill(_ call: Call) async throws(Problem) -> HTTPReply {
        guard let list = call.list else { throw Problem.badRequest([]) }
        let id = try id(call)
        var reader = PersonListReader(list, call.environment)
        do {
            let changed = try await call.desk.tasks.fill(id, of: call.caller.id) {
                try await reader.next(TaskDesk.run)
            }
            return try told(changed, call)
        } catch let problem as Problem {
            throw problem
        } catch let error as DisclosureError {
            throw Problem(error)
        } catch {
            throw Problem.badRequest([Issue(.schemaViolation, nil, "The list did not arrive.")])
        }
    }

    static func status(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try id(call)
        let found: TaskStatus?
        do { found = try await call.desk.tasks.status(id, of: call.caller.id) } catch { throw Problem(error) }
        guard let found else { throw Problem.notFound }
        return reply(200, found, call)
    }

    static func pause(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try id(call)
        let changed: TaskDesk.Changed
        do { changed = try await call.desk.tasks.pause(id, of: call.caller.id) } catch { throw Problem(error) }
        return try told(changed, call)
    }

    static func resume(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try id(call)
        let changed: TaskDesk.Changed
        do { changed = try await call.desk.tasks.resume(id, of: call.caller.id) } catch { throw Problem(error) }
        return try told(changed, call)
    }

    static func delete(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try id(call)
        let isGone: Bool
        do { isGone = try await call.desk.tasks.delete(id, of: call.caller.id) } catch { throw Problem(error) }
        guard isGone else { throw Problem.notFound }
        return HTTPReply(204, bytes: [])
    }

    /// Lines that have ended, with the way to those that follow; refused once the purpose is not the application's.
    static func results(_ call: Call) async throws(Problem) -> HTTPReply {
        let segments = call.segment.split(separator: "/")
        let from = segments.count > 2 ? Int64(segments[2]) : 1
        guard let id = segments.first.flatMap({ Identifier(String($0)) }), let from, from >= 1,
            let form = ListForm(mediaType: call.answerType)
        else { throw Problem.notFound }
        let read: TaskDesk.Read
        do {
            read = try await call.desk.tasks.results(id, of: call.caller, from: from, limit: page)
        } catch {
            throw Problem(error)
        }
        let found: TaskPage
        switch read {
        case .absent: throw Problem.notFound
        case .refused(let refusal): throw Problem(refusal)
        case .page(let page): found = page
        }
        let writer = TaskResultWriter(terms: found.terms, call: call)
        var reply = HTTPReply(
            mediaType: form.mediaType, bytes: form == .lines ? writer.lines(found) : writer.table(found, from: from))
        if let next = found.next, let link = HTTPField.Name("Link") {
            reply.headers[link] = "</v1/tasks/\(id.text)/results/\(next)>; rel=\"next\""
        }
        return reply
    }

    private static func id(_ call: Call) throws(Problem) -> Identifier {
        guard let first = call.segment.split(separator: "/").first, let id = Identifier(String(first)) else {
            throw Problem.notFound
        }
        return id
    }

    private static func told(_ changed: TaskDesk.Changed, _ call: Call) throws(Problem) -> HTTPReply {
        switch changed {
        case .absent: throw Problem.notFound
        case .notNow(let status): throw Problem.taskNotNow(status.state.rawValue)
        case .changed(let status): return reply(status.state == .running ? 202 : 200, status, call)
        }
    }

    private static func reply(_ code: Int, _ status: TaskStatus, _ call: Call) -> HTTPReply {
        var reply = HTTPReply(code, json: status.json(now: call.journal.clock.now))
        if code != 200 { reply.headers[.location] = "/v1/tasks/" + status.id.text }
        if status.state == .running { reply.headers[.retryAfter] = String(status.pollSeconds) }
        return reply
    }
}
