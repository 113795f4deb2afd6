/// The maps whose keys the language knows. Each has a table of keys.
public enum RecordKind: String, CaseIterable, Sendable {
    case policy, playbook, tests
    case referenceRate, rateValue
    case legalEntity, ownContact, calendar, field, task, latePayment, compensationTier
    case promises, hold, sequence, step, escalation, obligation
    case suspension, stage, bar, lift
    case pack, guarantee, leftOutGuarantee
    case testCase, expectation
    // What `given:` of a test may hold; their keys are the ledger's columns.
    case given
    case givenCustomer, givenContact, givenInvoice, givenPayment, givenDispute, givenPromise, givenBlock, givenService
    case givenHistory, givenUnbilled, givenSnapshot
}
