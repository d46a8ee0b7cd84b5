namespace Pulumi;

/// <summary>
/// A function or method did not take what it was called with. In the package it derives from <see cref="Exception"/> alone.
/// </summary>
/// <param name="message">The reasons.</param>
internal sealed class RefusedException(string message) : Exception(message);
