using System.Collections.Immutable;
using System.Reflection;
using Pulumirpc;

namespace Pulumi;

/// <summary>Takes a program from its first resource to its end, and tells the engine what went wrong.</summary>
internal static class ProgramRunner
{
    /// <summary>Everything went well.</summary>
    public const int Success = 0;

    /// <summary>The program logged errors itself.</summary>
    public const int LoggedErrors = 1;

    /// <summary>An error was logged on the program's behalf, so that nobody else need tell it again.</summary>
    public const int AlreadyReported = 32;

    /// <summary>Runs a program.</summary>
    /// <param name="session">Its run, already the current one.</param>
    /// <param name="stack">Makes the stack, and all resources with it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Session session, Func<Stack> stack)
    {
        try
        {
            session.Work.Add(stack().Outputs.State);
            var failures = await session.Work.SettleAsync();
            if (failures.Length > 0)
            {
                return await ReportAsync(session, failures);
            }

            if (session.Log.HasErrors)
            {
                return LoggedErrors;
            }

            await session.Monitor.ShutdownAsync();
            return Success;
        }
        catch (Exception exception)
        {
            return await ReportAsync(session, [exception]);
        }
    }

    private static async Task<int> ReportAsync(Session session, ImmutableArray<Exception> failures)
    {
        var reported = 0;
        foreach (var failure in failures)
        {
            if (await TryReportAsync(session, failure))
            {
                reported++;
            }
        }

        return reported > 0 ? AlreadyReported : LoggedErrors;
    }

    private static async Task<bool> TryReportAsync(Session session, Exception failure)
    {
        try
        {
            if (failure is LogException)
            {
                throw failure;
            }

            (var message, var resource) = failure switch
            {
                RunException => (failure.Message, null),
                ResourceException { HideStack: true } about => (about.Message, about.Resource),
                ResourceException about => (about.ToString(), about.Resource),
                _ => ($"{Assembly.GetEntryAssembly()?.GetName().Name} failed: {failure}", null),
            };
            await session.Log.WriteAsync(LogSeverity.Error, message, resource);
            return true;
        }
        catch (LogException exception)
        {
            await Console.Error.WriteLineAsync(exception.ToString());
            return false;
        }
    }
}
