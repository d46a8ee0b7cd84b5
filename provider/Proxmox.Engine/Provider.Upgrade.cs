using System.Globalization;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="Upgrade"/>
    public partial ReadAnswer Upgrade(Resource resource, long version, Value stored)
    {
        var diagnostics = new DiagnosticList();
        if (SameNamed(resource, stored) is { } taken)
        {
            return Identified(resource, taken.Type, taken.Target, taken.State, problem => diagnostics.Error(
                $"Could not take over the stored state of {resource.Name}", $"It is that of {taken.State.Provider}. {problem}"),
                    diagnostics);
        }

        if (IsAnothers(resource, stored, diagnostics))
        {
            return new(Value.Null, ManagedAttributes.Empty, diagnostics);
        }

        for (; version < resource.Version && !stored.IsNull; version++)
        {
            if (resource.Upgrades.FirstOrDefault(step => step.From == version) is not { } upgrade)
            {
                diagnostics.Error(
                    $"Could not upgrade the stored state of {resource.Name}",
                    $"It has schema version {version.ToString(CultureInfo.InvariantCulture)}, from which this provider knows no way to "
                        + $"version {resource.Version.ToString(CultureInfo.InvariantCulture)}. Apply it once with an older release of the "
                        + $"provider first.");
                return new(Value.Null, ManagedAttributes.Empty, diagnostics);
            }

            stored = upgrade.Step(stored);
        }

        return new(
            stored.IsNull ? stored : Coerce.To(resource.Attributes, WithKept(resource, stored)), ManagedAttributes.Empty, diagnostics);
    }
}
