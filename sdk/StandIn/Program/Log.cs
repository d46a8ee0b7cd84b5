using Pulumirpc;

namespace Pulumi;

/// <summary>Writes messages to the engine's display.</summary>
public static class Log
{
    /// <summary>Writes what is shown only on demand.</summary>
    /// <inheritdoc cref="Error"/>
    public static void Debug(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Debug, message, resource, streamId, ephemeral);

    /// <summary>Writes what is good to know.</summary>
    /// <inheritdoc cref="Error"/>
    public static void Info(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Info, message, resource, streamId, ephemeral);

    /// <summary>Writes what may be wrong.</summary>
    /// <inheritdoc cref="Error"/>
    public static void Warn(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Warning, message, resource, streamId, ephemeral);

    /// <summary>Writes what is wrong; the program then ends with a failure.</summary>
    /// <param name="message">The text.</param>
    /// <param name="resource">The resource that it is about; null for none.</param>
    /// <param name="streamId">Joins messages that belong together; null for none.</param>
    /// <param name="ephemeral">Whether it need not be kept; null means it is kept.</param>
    /// <exception cref="InvalidOperationException">No program is running.</exception>
    public static void Error(string message, Resource? resource = null, int? streamId = null, bool? ephemeral = null) =>
        Write(LogSeverity.Error, message, resource, streamId, ephemeral);

    /// <summary>Writes an exception as <see cref="Error"/> does.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="resource">The resource that it is about; null for none.</param>
    /// <param name="streamId">Joins messages that belong together; null for none.</param>
    /// <param name="ephemeral">Whether it need not be kept; null means it is kept.</param>
    public static void Exception(Exception exception, Resource? resource = null, int? streamId = null, bool? ephemeral = null)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Error(exception.ToString(), resource, streamId, ephemeral);
    }

    private static void Write(LogSeverity severity, string message, Resource? resource, int? streamId, bool? ephemeral) =>
        _ = Deployment.Instance.Session.Log.WriteAsync(severity, message, resource, streamId, ephemeral);
}
