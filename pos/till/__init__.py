"""The drawer and one sale being made: shift, basket, pricing, payment, checkout, refund."""
