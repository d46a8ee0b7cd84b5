using Proxmox.LocalEngine.Display;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Tells the user what a check found wrong.</summary>
internal static class CheckFailures
{
    /// <summary>Tells each failure, with the value as a person may see it.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool Report(DiagnosticLog log, ResourceState state, CheckResult result, Severity severity = Severity.Error)
    {
        foreach (var failure in result.Failures)
        {
            var value = PropertyPath.TryParse(failure.Property)?.Get(state.Inputs);
            var property = failure.Property.Length == 0 ? "" : $": property {failure.Property} value {{{ValueText.Of(value)}}}";
            log.Add(new(severity, state.Urn, $"{state.Type} resource '{state.Name}'{property} has a problem: {failure.Reason}"));
        }

        return !result.Failures.IsEmpty;
    }
}
