import type { Z3_ast, Z3_context, Z3_lbool, Z3_model, Z3_solver } from "z3-solver";
import { type Text, text } from "../../model/text.ts";
import type { Formulas, Literal, Term } from "./formula.ts";

/** Thrown when the prover is asked for and `z3-solver` is not installed. */
export class ProverMissingError extends Error {
  override readonly name = "ProverMissingError";
  readonly code = "prover-missing";
  /** What is wrong and what to do, in both languages. */
  readonly told: { readonly message: Text; readonly help: Text } = {
    message: text(
      "没有安装 `z3-solver`，无法证明",
      "`z3-solver` is not installed: nothing can be proven",
    ),
    help: text("运行 `npm install z3-solver`", "run `npm install z3-solver`"),
  };

  constructor() {
    super("`z3-solver` is not installed");
  }
}

type Z3Module = typeof import("z3-solver");
type Api = Awaited<ReturnType<Z3Module["init"]>>;

/** What a formula came to. */
export type Satisfiable = "sat" | "unsat" | "unknown";

/** A solution: what propositions and quantities are in it. */
export interface Model {
  readonly holds: (literal: Literal) => boolean;
  readonly amount: (quantity: number) => number;
}

/** Answers which formulas of one network can hold together. */
export interface Solver {
  /** Asks whether all of some formulas can hold, together with the axioms. */
  readonly check: (of: readonly Literal[]) => Promise<Satisfiable>;
  /** Returns a solution, after `sat`. */
  readonly model: () => Model;
  /** Returns formulas that cannot hold together, of those asked for, after `unsat`. */
  readonly core: () => readonly Literal[];
  readonly close: () => void;
}

/** Z3, loaded; closing it ends its threads. */
export interface Z3Session {
  readonly solver: (formulas: Formulas, axioms: readonly Literal[], effort: number) => Solver;
  readonly close: () => Promise<void>;
}

/** Loads Z3; throws a `ProverMissingError` when it is not installed. */
export async function openZ3(): Promise<Z3Session> {
  const found = await loadZ3();
  const { init, killThreads } = found;
  const api = await init();
  return {
    solver: (formulas, axioms, effort) => new Z3Solver(api, formulas, axioms, effort),
    close: () => killThreads(api.em),
  };
}

async function loadZ3(): Promise<Z3Module> {
  try {
    const found = (await import("z3-solver")) as Z3Module & { readonly default?: Z3Module };
    return found.default ?? found;
  } catch (error) {
    if (isNotFound(error)) throw new ProverMissingError();
    throw error;
  }
}

/** Returns whether a package is missing; loaders may wrap the error that says so. */
function isNotFound(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? error.code : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND" || isNotFound(error.cause);
}

const isTrue = 1 as Z3_lbool;
const isFalse = -1 as Z3_lbool;

class Z3Solver implements Solver {
  readonly #z3: Api["Z3"];
  readonly #context: Z3_context;
  readonly #solver: Z3_solver;
  readonly #formulas: Formulas;
  readonly #axioms: readonly Literal[];
  readonly #asts: (Z3_ast | undefined)[] = [];
  readonly #quantities: (Z3_ast | undefined)[] = [];
  #asserted = 0;
  #asked: readonly Literal[] = [];

  constructor(api: Api, formulas: Formulas, axioms: readonly Literal[], effort: number) {
    const z3 = api.Z3;
    this.#z3 = z3;
    this.#formulas = formulas;
    this.#axioms = axioms;
    this.#context = z3.mk_context(z3.mk_config());
    this.#solver = z3.mk_simple_solver(this.#context);
    z3.solver_inc_ref(this.#context, this.#solver);
    const params = z3.mk_params(this.#context);
    z3.params_inc_ref(this.#context, params);
    // An effort in steps, never in time: the same answer on every machine.
    const symbol = z3.mk_string_symbol(this.#context, "rlimit");
    z3.params_set_uint(this.#context, params, symbol, effort);
    z3.solver_set_params(this.#context, this.#solver, params);
  }

  async check(of: readonly Literal[]): Promise<Satisfiable> {
    const asts = of.map((literal) => this.#ast(literal));
    for (; this.#asserted < this.#axioms.length; this.#asserted++) {
      const axiom = this.#ast(this.#axioms[this.#asserted] as Literal);
      this.#z3.solver_assert(this.#context, this.#solver, axiom);
    }
    this.#asked = of;
    const answer = await this.#z3.solver_check_assumptions(this.#context, this.#solver, asts);
    return answer === isTrue ? "sat" : answer === isFalse ? "unsat" : "unknown";
  }

  model(): Model {
    const model = this.#z3.solver_get_model(this.#context, this.#solver);
    return {
      holds: (literal) => this.#holds(model, literal),
      amount: (quantity) => {
        const ast = this.#z3.model_eval(this.#context, model, this.#quantity(quantity), true);
        return ast === null ? 0 : numberOf(this.#z3.get_numeral_string(this.#context, ast));
      },
    };
  }

  core(): readonly Literal[] {
    const z3 = this.#z3;
    const core = z3.solver_get_unsat_core(this.#context, this.#solver);
    const size = z3.ast_vector_size(this.#context, core);
    const found = new Set<Z3_ast>();
    for (let n = 0; n < size; n++) found.add(z3.ast_vector_get(this.#context, core, n));
    return this.#asked.filter((literal) => found.has(this.#ast(literal)));
  }

  close(): void {
    this.#z3.solver_dec_ref(this.#context, this.#solver);
    this.#z3.del_context(this.#context);
  }

  #holds(model: Z3_model, literal: Literal): boolean {
    const ast = this.#asts[Math.abs(literal)];
    // What no question needed may be either way.
    if (ast === undefined) return literal < 0;
    const value = this.#z3.model_eval(this.#context, model, ast, true);
    const holds = value !== null && this.#z3.get_bool_value(this.#context, value) === isTrue;
    return literal > 0 ? holds : !holds;
  }

  #ast(literal: Literal): Z3_ast {
    const number = Math.abs(literal);
    const positive = this.#asts[number] ?? this.#define(number);
    return literal > 0 ? positive : this.#negation(number, positive);
  }

  readonly #negations: (Z3_ast | undefined)[] = [];

  #negation(number: number, positive: Z3_ast): Z3_ast {
    const known = this.#negations[number];
    if (known !== undefined) return known;
    const made = this.#z3.mk_not(this.#context, positive);
    this.#negations[number] = made;
    return made;
  }

  /** Every node is a proposition of its own, said to be what it stands for. */
  #define(number: number): Z3_ast {
    const z3 = this.#z3;
    const context = this.#context;
    const node = this.#formulas.nodes[number];
    if (node === undefined) throw new RangeError(`no formula ${number}`);
    if (node.kind === "true") {
      const made = z3.mk_true(context);
      this.#asts[number] = made;
      return made;
    }
    const symbol = z3.mk_int_symbol(context, number);
    const own = z3.mk_const(context, symbol, z3.mk_bool_sort(context));
    this.#asts[number] = own;
    if (node.kind === "atom") return own;
    let meaning: Z3_ast;
    if (node.kind === "and") {
      meaning = z3.mk_and(
        context,
        node.of.map((member) => this.#ast(member)),
      );
    } else if (node.kind === "weighted") {
      meaning = z3.mk_pbge(
        context,
        node.of.map((member) => this.#ast(member)),
        [...node.weights],
        node.bound,
      );
    } else {
      const real = z3.mk_real_sort(context);
      const sum = z3.mk_add(
        context,
        node.terms.map((term) => this.#term(term)),
      );
      const bound = z3.mk_numeral(context, decimal(node.bound), real);
      meaning = node.strict ? z3.mk_gt(context, sum, bound) : z3.mk_ge(context, sum, bound);
    }
    z3.solver_assert(context, this.#solver, z3.mk_iff(context, own, meaning));
    return own;
  }

  #term({ coefficient, gate, quantity }: Term): Z3_ast {
    const z3 = this.#z3;
    const context = this.#context;
    const real = z3.mk_real_sort(context);
    const factor = z3.mk_numeral(context, decimal(coefficient), real);
    const whole =
      quantity === undefined ? factor : z3.mk_mul(context, [factor, this.#realOf(quantity)]);
    return z3.mk_ite(context, this.#ast(gate), whole, z3.mk_numeral(context, "0", real));
  }

  #realOf(quantity: number): Z3_ast {
    const ast = this.#quantity(quantity);
    return this.#formulas.quantities[quantity]?.integer === true
      ? this.#z3.mk_int2real(this.#context, ast)
      : ast;
  }

  #quantity(quantity: number): Z3_ast {
    const known = this.#quantities[quantity];
    if (known !== undefined) return known;
    const z3 = this.#z3;
    const context = this.#context;
    const isInteger = this.#formulas.quantities[quantity]?.integer === true;
    const sort = isInteger ? z3.mk_int_sort(context) : z3.mk_real_sort(context);
    const made = z3.mk_const(context, z3.mk_string_symbol(context, `quantity ${quantity}`), sort);
    this.#quantities[quantity] = made;
    return made;
  }
}

function decimal(number: number): string {
  // Exponents are no decimals to Z3.
  const [digits = "0", exponent] = String(number).split("e");
  if (exponent === undefined) return digits;
  const power = Number(exponent);
  const sign = digits.startsWith("-") ? "-" : "";
  const [whole = "0", part = ""] = digits.replace("-", "").split(".");
  return power > 0
    ? `${sign}${whole}${part.padEnd(power, "0")}`
    : `${sign}0.${"0".repeat(-power - whole.length)}${whole}${part}`;
}

function numberOf(numeral: string): number {
  const [part = "0", whole = "1"] = numeral.split("/");
  return Number(part) / Number(whole);
}
