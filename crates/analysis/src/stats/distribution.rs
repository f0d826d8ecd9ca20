//! Tails and quantiles of the known distributions.
//!
//! What the methods beside this file need to turn a statistic into a probability, and no
//! more. Nothing here is shown, so nothing is public; arguments are checked by the callers.
//! Written down instead of taken from a library because the browser carries it; the tests
//! compare it with `statrs`.
//!
//! Everything rests on two functions: the regularised incomplete gamma Q(a, x) and beta
//! I(x; a, b), by series and continued fractions (Abramowitz, Stegun 1964, 6.5.29, 6.5.31,
//! 26.5.8), evaluated by Lentz's method in the form of Thompson and Barnett 1986.

/// P(Z ≥ z) of the standard normal distribution.
pub(super) fn normal_upper(z: f64) -> f64 {
    let tail = gamma_upper(0.5, z * z / 2.0) / 2.0;
    if z < 0.0 { 1.0 - tail } else { tail }
}

/// P(|Z| ≥ |z|) of the standard normal distribution.
pub(super) fn normal_two_sided(z: f64) -> f64 {
    gamma_upper(0.5, z * z / 2.0)
}

/// P(X ≥ x) of the χ² distribution; `df` > 0, `x` ≥ 0.
pub(super) fn chi_squared_upper(x: f64, df: f64) -> f64 {
    gamma_upper(df / 2.0, x / 2.0)
}

/// P(|T| ≥ |t|) of Student's distribution; `df` > 0.
pub(super) fn student_two_sided(t: f64, df: f64) -> f64 {
    beta_lower(df / (df + t * t), df / 2.0, 0.5)
}

/// P(X ≥ f) of Fisher's distribution; both degrees of freedom > 0, `f` ≥ 0.
pub(super) fn fisher_upper(f: f64, df1: f64, df2: f64) -> f64 {
    beta_lower(df2 / (df2 + df1 * f), df2 / 2.0, df1 / 2.0)
}

/// P(X ≥ k) of the binomial distribution; `p` within \[0, 1\].
pub(super) fn binomial_upper(k: u64, n: u64, p: f64) -> f64 {
    match k {
        0 => 1.0,
        k if k > n => 0.0,
        k => beta_lower(p, k as f64, (n - k + 1) as f64),
    }
}

/// P(X ≤ k) of the Poisson distribution; `mean` ≥ 0.
pub(super) fn poisson_lower(k: u64, mean: f64) -> f64 {
    gamma_upper(k as f64 + 1.0, mean)
}

/// I(x; a, b), the share of a beta distribution below `x`; a, b > 0.
pub(super) fn beta_lower(x: f64, a: f64, b: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return if x <= 0.0 { 0.0 } else { 1.0 };
    }
    let front = (a * x.ln() + b * (-x).ln_1p() - ln_beta(a, b)).exp();
    // The fraction converges fast on one side of the mean only; the other is its mirror.
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(x, a, b) / a
    } else {
        1.0 - front * beta_fraction(1.0 - x, b, a) / b
    }
}

/// The `x` with I(x; a, b) = p: Newton's steps, halving where one would leave the bracket.
pub(super) fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..200 {
        let excess = beta_lower(x, a, b) - p;
        if excess > 0.0 {
            high = x
        } else {
            low = x
        }
        let density = ((a - 1.0) * x.ln() + (b - 1.0) * (-x).ln_1p() - ln_beta(a, b)).exp();
        let newton = x - excess / density;
        let next = if newton > low && newton < high { newton } else { f64::midpoint(low, high) };
        if (next - x).abs() <= 1e-14 * x {
            return next;
        }
        x = next;
    }
    x
}

/// ln Γ(x) for x > 0; Lanczos 1964 with g = 7 and nine terms, 15 digits.
pub(super) fn ln_gamma(x: f64) -> f64 {
    const LANCZOS: [f64; 8] = [
        676.5203681218851,
        -1259.1392167224028,
        771.3234287776531,
        -176.6150291621406,
        12.507343278686905,
        -0.13857109526572012,
        9.984369578019572e-6,
        1.5056327351493116e-7,
    ];
    if x < 0.5 {
        // Γ(x) = Γ(x + 1) / x keeps the series where it is accurate.
        return ln_gamma(x + 1.0) - x.ln();
    }
    let x = x - 1.0;
    let terms = LANCZOS.iter().zip(1..).map(|(c, i)| c / (x + f64::from(i)));
    let sum = 0.9999999999998099 + terms.sum::<f64>();
    let t = x + 7.5;
    (2.0 * std::f64::consts::PI).ln() / 2.0 + (x + 0.5) * t.ln() - t + sum.ln()
}

fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// Q(a, x), the upper regularised incomplete gamma function; a > 0, x ≥ 0.
fn gamma_upper(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if x.is_infinite() {
        return 0.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum) = (1.0 / a, 1.0 / a);
        for i in 1..ROUNDS {
            term *= x / (a + f64::from(i));
            sum += term;
            if term < sum * f64::EPSILON {
                break;
            }
        }
        return 1.0 - front * sum;
    }
    let terms = (1..).map(|i| {
        let i = f64::from(i);
        (i * (a - i), x - a + 1.0 + 2.0 * i)
    });
    front / lentz(x - a + 1.0, terms)
}

fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    let terms = (1..).map(|i| {
        let m = f64::from(i / 2);
        let numerator = if i % 2 == 0 {
            m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m))
        } else {
            -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
        };
        (numerator, 1.0)
    });
    1.0 / lentz(1.0, terms)
}

/// Enough for parameters in the millions; usual ones need ten to fifty.
const ROUNDS: i32 = 20_000;

/// first + n₁/(d₁ + n₂/(d₂ + …)) for pairs (nᵢ, dᵢ), until it no longer changes.
fn lentz(first: f64, terms: impl Iterator<Item = (f64, f64)>) -> f64 {
    const TINY: f64 = 1e-300;
    let away_from_zero = |it: f64| if it.abs() < TINY { TINY } else { it };
    let mut value = away_from_zero(first);
    let (mut c, mut d) = (value, 0.0);
    for (numerator, denominator) in terms.take(ROUNDS as usize) {
        d = 1.0 / away_from_zero(denominator + numerator * d);
        c = away_from_zero(denominator + numerator / c);
        value *= c * d;
        if (c * d - 1.0).abs() < 2.0 * f64::EPSILON {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{
        Beta, Binomial, ChiSquared, ContinuousCDF, DiscreteCDF, FisherSnedecor, StudentsT,
    };

    use super::*;

    /// Compares relative to the larger of the value and a thousandth.
    fn assert_close(got: f64, wanted: f64, name: &str) {
        let allowed = 1e-10 * wanted.abs().max(1e-3);
        assert!((got - wanted).abs() <= allowed, "{name}: {got} is not {wanted}");
    }

    #[test]
    fn normal_tails_match_printed_tables() {
        // Abramowitz, Stegun 1964, table 26.1 (P to 15 places), and the points z by name.
        let cases = [
            (0.0, 0.5),
            (1.0, 0.158_655_253_931_457),
            (2.0, 0.022_750_131_948_179),
            (3.0, 0.001_349_898_031_630),
            (1.959_963_984_540_054, 0.025),
            (3.090_232_306_167_813, 0.001),
        ];
        for (z, upper) in cases {
            assert!((normal_upper(z) - upper).abs() < 1e-14, "{z}");
            assert!((normal_upper(-z) - (1.0 - upper)).abs() < 1e-14, "-{z}");
            assert!((normal_two_sided(-z) - 2.0 * upper).abs() < 1e-14, "±{z}");
        }
    }

    #[test]
    fn tails_agree_with_statrs() {
        for df in [1.0, 2.0, 3.0, 7.5, 40.0, 300.0] {
            for x in [0.01, 0.5, 1.0, 2.7, 9.0, 60.0] {
                let chi = ChiSquared::new(df).unwrap().sf(x);
                assert_close(chi_squared_upper(x, df), chi, &format!("χ² {df} {x}"));
                let t = 2.0 * StudentsT::new(0.0, 1.0, df).unwrap().sf(x);
                assert_close(student_two_sided(x, df), t, &format!("t {df} {x}"));
                let f = FisherSnedecor::new(df, 11.0).unwrap().sf(x);
                assert_close(fisher_upper(x, df, 11.0), f, &format!("F {df} {x}"));
            }
        }
        for (k, n, p) in [(1, 1, 0.3), (14, 15, 0.675), (3, 40, 0.2), (560, 1_000, 0.5)] {
            let tail = Binomial::new(p, n).unwrap().sf(k - 1);
            assert_close(binomial_upper(k, n, p), tail, &format!("B {k} {n} {p}"));
        }
    }

    #[test]
    fn quantiles_of_the_beta_distribution_return_their_probability() {
        for (a, b) in [(0.5, 0.5), (2.1, 19.8), (30.0, 70.0), (0.2, 40.0), (5_000.0, 800.0)] {
            for p in [0.001, 0.025, 0.5, 0.975, 0.999] {
                let back = Beta::new(a, b).unwrap().cdf(beta_quantile(p, a, b));
                assert!((back - p).abs() < 1e-9, "{a} {b} {p}: {back}");
            }
        }
    }

    #[test]
    fn gamma_has_its_known_values() {
        // Γ(1) = Γ(2) = 1, Γ(5) = 24, Γ(1/2) = √π.
        let cases = [(1.0, 1.0_f64), (2.0, 1.0), (5.0, 24.0)];
        for (x, gamma) in cases {
            assert!((ln_gamma(x) - gamma.ln()).abs() < 1e-14, "{x}");
        }
        assert!((ln_gamma(0.5) - std::f64::consts::PI.ln() / 2.0).abs() < 1e-14);
        // 0.1 from the recurrence, against Γ(0.1) = 9.513 507 698 668 732.
        assert!((ln_gamma(0.1) - 9.513_507_698_668_732_f64.ln()).abs() < 1e-14);
    }

    #[test]
    fn ends_are_exact() {
        assert!(normal_upper(f64::INFINITY) <= 0.0 && normal_upper(f64::NEG_INFINITY) >= 1.0);
        assert!(beta_lower(0.0, 2.0, 3.0) <= 0.0 && beta_lower(1.0, 2.0, 3.0) >= 1.0);
        assert!(binomial_upper(0, 5, 0.2) >= 1.0 && binomial_upper(6, 5, 0.2) <= 0.0);
        assert!(chi_squared_upper(0.0, 3.0) >= 1.0);
    }
}
