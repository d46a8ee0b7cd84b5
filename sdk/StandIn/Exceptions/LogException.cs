namespace Pulumi;

/// <summary>The engine did not take a log message.</summary>
/// <param name="exception">Why.</param>
public class LogException(Exception exception) : Exception($"The engine took no log message: {exception.Message}", exception);
