import CZ3

/// A solver that is asked many questions one after the other, for which only whether they are possible is wanted: some
/// fifty times faster than one that begins anew for each.
///
/// What the session gives up on is asked of a solver of its own, so that no answer rests on the questions before it.
public final class ConstraintSession {
    private let fallback: ConstraintSolver
    private var context: Z3_context?
    private var solver: Z3_solver?
    private var asked = 0

    /// After so many questions the session begins anew, lest what it has learned fill the memory.
    private static let questions = 500

    public init(_ fallback: ConstraintSolver) { self.fallback = fallback }

    deinit { close() }

    /// Whether nothing makes all of a problem true; false also where the solver gives up.
    public func isImpossible(_ problem: ConstraintProblem) -> Bool {
        if asked == ConstraintSession.questions { close() }
        if context == nil { open() }
        asked += 1
        Z3_solver_push(context, solver)
        defer { Z3_solver_pop(context, solver, 1) }
        Z3_solver_from_string(context, solver, problem.text)
        switch Z3_solver_check(context, solver) {
        case Z3_L_TRUE: return false
        case Z3_L_FALSE: return true
        default:
            if case .impossible = fallback.solve(problem) { return true }
            return false
        }
    }

    private func open() {
        context = ConstraintSolver.makeContext()
        solver = Z3_mk_simple_solver(context)
        Z3_solver_inc_ref(context, solver)
        fallback.set(effort: fallback.effort / 4, of: solver, in: context)
        asked = 0
    }

    private func close() {
        guard let open = context else { return }
        Z3_solver_dec_ref(open, solver)
        Z3_del_context(open)
        (context, solver) = (nil, nil)
    }
}
