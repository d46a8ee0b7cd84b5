using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine.Planning;

/// <summary>Says in the plan what the datacenter's PVE version lacks.</summary>
internal static class VersionCheck
{
    /// <summary>True when the config asks for something that not every supported version has.</summary>
    public static bool IsNeeded(Declaration declaration, Value config) =>
        declaration.Since is not null || declaration.Until is not null || declaration.Attributes.Any(field => field.Since is not null && !config[field.Name].IsNull);

    /// <summary>Adds an error for the object, or for each attribute that is set, when the version lacks it.</summary>
    public static void Check(Declaration declaration, Value config, Version version, DiagnosticList diagnostics)
    {
        if (declaration.Since is { } since && version < Version.Parse(since))
        {
            diagnostics.Error($"PVE {version} has no {declaration.Name}", $"The datacenter runs PVE {version}; {declaration.Name} exists since PVE {since}. Upgrade PVE, or remove the object from the configuration.");
        }

        if (declaration.Until is { } until && version >= Version.Parse(until))
        {
            diagnostics.Error($"PVE {version} no longer has {declaration.Name}", $"The datacenter runs PVE {version}; {declaration.Name} was removed in PVE {until}. Remove the object from the configuration.");
        }

        foreach (var field in declaration.Attributes)
        {
            if (field.Since is { } first && !config[field.Name].IsNull && version < Version.Parse(first))
            {
                diagnostics.Error(
                    $"PVE {version} does not know {field.Name}",
                    $"The datacenter runs PVE {version}; {field.Name} exists since PVE {first}. Upgrade PVE, or remove the attribute.",
                    AttributePath.Of(field.Name));
            }
        }
    }
}
