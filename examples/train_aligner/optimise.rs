//! Minimising a smooth convex function by L-BFGS (Liu and Nocedal 1989).

/// How many past steps shape the next.
const MEMORY: usize = 8;

/// The place of the least value that is found in `rounds` steps from `place`; `objective` gives value and gradient.
pub(crate) fn minimise(mut place: Vec<f64>, objective: impl Fn(&[f64]) -> (f64, Vec<f64>), rounds: usize) -> Vec<f64> {
    let (mut value, mut gradient) = objective(&place);
    let mut past: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for round in 0..rounds {
        let direction = direction(&gradient, &past);
        let slope = dot(&direction, &gradient);
        let mut step = if past.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt() } else { 1.0 };
        let (next, next_value, next_gradient) = loop {
            let next: Vec<f64> = place.iter().zip(&direction).map(|(at, by)| at + step * by).collect();
            let (next_value, next_gradient) = objective(&next);
            if next_value <= value + 1e-4 * step * slope || step < 1e-8 {
                break (next, next_value, next_gradient);
            }
            step /= 2.0;
        };
        let moved: Vec<f64> = next.iter().zip(&place).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = next_gradient.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        if dot(&moved, &turned) > 1e-10 {
            past.push((moved, turned));
            if past.len() > MEMORY {
                past.remove(0);
            }
        }
        let done = (value - next_value).abs() < 1e-5 * value.abs();
        (place, value, gradient) = (next, next_value, next_gradient);
        if round % 20 == 19 || done {
            eprintln!("step {}: {value:.2}", round + 1);
        }
        if done {
            break;
        }
    }
    place
}

/// The step that the gradient and the past steps lead to.
fn direction(gradient: &[f64], past: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut factors = Vec::new();
    for (moved, turned) in past.iter().rev() {
        let factor = dot(moved, &direction) / dot(moved, turned);
        direction.iter_mut().zip(turned).for_each(|(sum, turned)| *sum -= factor * turned);
        factors.push(factor);
    }
    if let Some((moved, turned)) = past.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        for sum in &mut direction {
            *sum *= scale;
        }
    }
    for ((moved, turned), factor) in past.iter().zip(factors.iter().rev()) {
        let back = factor - dot(turned, &direction) / dot(moved, turned);
        direction.iter_mut().zip(moved).for_each(|(sum, moved)| *sum += back * moved);
    }
    direction
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}
