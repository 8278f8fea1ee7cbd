"""Handing in: envelope (canonical line, signature line), summary, seal (keys), request, acknowledgement, carriers."""
