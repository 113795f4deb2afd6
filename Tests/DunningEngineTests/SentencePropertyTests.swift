import PlaybookReview
import Testing

/// Whatever a random playbook says, its sentences say.
@Suite struct SentencePropertyTests {
    @Test("every clock and condition of random playbooks is read back", arguments: ReviewLanguage.allCases)
    func readBack(_ language: ReviewLanguage) {
        Worlds.hold("sentences in \(language) are read back as the rules they were written of") { world in
            for playbook in world.program.playbooks {
                let check = ReadBack(language, world.program.policy, playbook)
                for clock in playbook.clocks { if let found = check.difference(clock) { return found } }
                for condition in playbook.conditions { if let found = check.difference(condition) { return found } }
            }
            return nil
        }
    }
}
