using Proxmox.Client;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Terraform.Logging;

/// <summary>Which log lines the user wants to see.</summary>
public static class LogThreshold
{
    /// <summary>
    /// The lowest level that is wanted, by the variables that Terraform's users know, the most specific first; null when none is.
    /// </summary>
    public static PveLogLevel? Read(Func<string, string?> variable)
    {
        foreach (var name in new[] { "TF_LOG_PROVIDER_" + TypeNames.Provider.ToUpperInvariant(), "TF_LOG_PROVIDER", "TF_LOG" })
        {
            if (variable(name) is { Length: > 0 } text)
            {
                return text.ToUpperInvariant() switch
                {
                    "DEBUG" => PveLogLevel.Debug,
                    "INFO" => PveLogLevel.Info,
                    "WARN" => PveLogLevel.Warn,
                    "ERROR" => PveLogLevel.Error,
                    "OFF" => null,
                    // TRACE, JSON, and as the hosts do it, whatever they do not know.
                    _ => PveLogLevel.Trace,
                };
            }
        }

        return null;
    }
}
