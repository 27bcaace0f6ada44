import Core

/// The content of GeefWerkrelaties 02.00: the employers of a period; of who is known and has none, an empty list.
///
/// No answer of the real service was at hand; the names follow its question.
struct EmploymentMessage {
    let inquiry: Inquiry
    let jobs: [Job]

    /// The jobs of the period asked.
    private var asked: [Job] {
        let period = inquiry.criteria?["Periode"]
        let first = period?["Begin"]?.trimmed.flatMap(CalendarDate.init)
        let last = period?["Einde"]?.trimmed.flatMap(CalendarDate.init)
        return jobs.filter { $0.period.overlaps(first, last) }
    }

    func write(to writer: inout MessageWriter) {
        writer.element("Werkrelaties") { writer in
            for job in asked {
                writer.element("Werkrelatie") { writer in write(job, to: &writer) }
            }
        }
    }

    private func write(_ job: Job, to writer: inout MessageWriter) {
        writer.leaf("Bron", "RSZ")
        writer.element("Relatie") { writer in
            writer.element("Werkgever") { writer in
                let employer = inquiry.population.enterprise(slug: job.employer)
                writer.leaf("Ondernemingsnummer", employer?.number.digits)
                writer.leaf("Naam", employer?.name)
            }
            writer.element("Werknemer") { writer in writer.leaf("INSZ", inquiry.digits) }
        }
        writer.period("Periode", job.period.since.text, job.period.until?.text)
    }
}
