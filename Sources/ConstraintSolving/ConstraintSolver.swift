import CZ3

/// Answers whether the statements of a problem can all be true, by Z3.
///
/// The same problem gets the same answer on every run: effort is counted in the solver's steps, not in time.
public struct ConstraintSolver: Sendable {
    public enum Answer: Sendable {
        /// They can, with these values.
        case possible(Assignment)
        case impossible
        /// The solver gave up.
        case unknown(String)
    }

    /// Values of variables that make every statement of a problem true.
    public struct Assignment: Sendable {
        fileprivate var numbers: [String: Int128] = [:]
        fileprivate var truths: [String: Bool] = [:]

        /// `nil` for a variable that may have any value.
        public func number(_ name: String) -> Int128? { numbers[name] }
        public func truth(_ name: String) -> Bool? { truths[name] }
    }

    /// How many of the solver's steps a question may take.
    public var effort: UInt32

    public init(effort: UInt32 = 20_000_000) { self.effort = effort }

    public func solve(_ problem: ConstraintProblem) -> Answer {
        let context = ConstraintSolver.makeContext()
        defer { Z3_del_context(context) }
        let solver = Z3_mk_solver(context)
        Z3_solver_inc_ref(context, solver)
        defer { Z3_solver_dec_ref(context, solver) }
        set(effort: effort, of: solver, in: context)
        Z3_solver_from_string(context, solver, problem.text)
        switch Z3_solver_check(context, solver) {
        case Z3_L_TRUE: return .possible(ConstraintSolver.assignment(context, solver))
        case Z3_L_FALSE: return .impossible
        default: return .unknown(String(cString: Z3_solver_get_reason_unknown(context, solver)))
        }
    }

    static func makeContext() -> Z3_context? {
        let configuration = Z3_mk_config()
        let context = Z3_mk_context(configuration)
        Z3_del_config(configuration)
        // What is wrong with a problem is our own fault: the text is written by this target.
        Z3_set_error_handler(context) { context, code in
            preconditionFailure("the solver refused a problem: \(String(cString: Z3_get_error_msg(context, code)))")
        }
        return context
    }

    func set(effort: UInt32, of solver: Z3_solver?, in context: Z3_context?) {
        let parameters = Z3_mk_params(context)
        Z3_params_inc_ref(context, parameters)
        Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "rlimit"), effort)
        Z3_params_set_uint(context, parameters, Z3_mk_string_symbol(context, "random_seed"), 1)
        Z3_solver_set_params(context, solver, parameters)
        Z3_params_dec_ref(context, parameters)
    }

    private static func assignment(_ context: Z3_context?, _ solver: Z3_solver?) -> Assignment {
        var assignment = Assignment()
        let model = Z3_solver_get_model(context, solver)
        Z3_model_inc_ref(context, model)
        defer { Z3_model_dec_ref(context, model) }
        for index in 0..<Z3_model_get_num_consts(context, model) {
            let declaration = Z3_model_get_const_decl(context, model, index)
            guard let value = Z3_model_get_const_interp(context, model, declaration) else { continue }
            let name = String(cString: Z3_get_symbol_string(context, Z3_get_decl_name(context, declaration)))
            switch Z3_get_bool_value(context, value) {
            case Z3_L_TRUE: assignment.truths[name] = true
            case Z3_L_FALSE: assignment.truths[name] = false
            default:
                if Z3_is_numeral_ast(context, value), let text = Z3_get_numeral_string(context, value) {
                    assignment.numbers[name] = Int128(String(cString: text))
                }
            }
        }
        return assignment
    }
}
