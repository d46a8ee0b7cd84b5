using Proxmox.Engine.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Validation;

/// <summary>Holds secrets, their write-only twins and the twins' versions together.</summary>
internal static class SecretCheck
{
    /// <summary>Adds the problems of every secret of the resource.</summary>
    public static void Check(Resource resource, Value config, bool allowsWriteOnly, DiagnosticList diagnostics)
    {
        foreach (var field in resource.Fields.Where(WriteOnly.HasTwin))
        {
            CheckTwin(field, config, allowsWriteOnly, diagnostics);
            CheckVersion(field, config, diagnostics);
        }
    }

    /// <summary>
    /// Adds the problems of secrets that PVE cannot be without and that the config lacks. Only a plan can tell: an imported object has a
    /// secret that the config may well leave alone, as by a variable without a value.
    /// </summary>
    public static void Require(Resource resource, PlanRequest plan, DiagnosticList diagnostics)
    {
        foreach (var field in resource.Fields.Where(field => WriteOnly.HasTwin(field) && field.Presence == Presence.Required))
        {
            var twinName = WriteOnly.TwinName(field);
            if (!plan.Config[field.Name].IsNull || !plan.Config[twinName].IsNull)
            {
                continue;
            }

            if (plan.Prior.IsNull || plan.Managed.Manages(field.Name) || plan.Managed.Manages(twinName))
            {
                diagnostics.Error(
                    $"Missing {field.Name}",
                    $"One of {field.Name} and {twinName} must be set."
                        + (plan.Prior.IsNull ? " What is made anew has no secret that could be kept." : ""),
                    AttributePath.Of(field.Name));
            }
        }
    }

    private static void CheckTwin(Field field, Value config, bool allowsWriteOnly, DiagnosticList diagnostics)
    {
        var plain = config[field.Name];
        var twinName = WriteOnly.TwinName(field);
        var twin = config[twinName];
        if (!twin.IsNull && !allowsWriteOnly)
        {
            diagnostics.Error($"Invalid {twinName}",
                $"This client does not know write-only attributes and would store {twinName} in its state. Set {field.Name} instead, or "
                + "use Terraform 1.11 or OpenTofu 1.11 or newer.", AttributePath.Of(twinName));
        }

        if (!plain.IsNull && !plain.IsUnknown && !twin.IsNull && !twin.IsUnknown)
        {
            diagnostics.Error($"Invalid {twinName}", $"{field.Name} and {twinName} exclude each other: set only one of them.",
                AttributePath.Of(twinName));
        }
    }

    // Either alone works for a while, so neither is an error: a variable may well be null in some environments.
    private static void CheckVersion(Field field, Value config, DiagnosticList diagnostics)
    {
        var (twinName, versionName) = (WriteOnly.TwinName(field), WriteOnly.VersionName(field));
        var (twin, version) = (config[twinName], config[versionName]);
        if (!twin.IsNull && version.IsNull && !field.IsCreateOnly)
        {
            diagnostics.Warn(
                $"{twinName} has no version",
                $"{twinName} is stored nowhere, so a later change of it cannot be noticed. Set {versionName} beside it, and raise it "
                    + $"whenever {field.Name} changes.",
                AttributePath.Of(twinName));
        }

        if (!version.IsNull && twin.IsNull)
        {
            diagnostics.Warn(
                $"{versionName} has no effect",
                $"It says when {twinName} is to be sent again, but {twinName} is not set. Set {twinName}, or remove {versionName}.",
                AttributePath.Of(versionName));
        }
    }
}
