using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Model.Values;
using Proxmox.Resources;
using Proxmox.Simulator;
using Core = Proxmox.Engine.Provider;

namespace Proxmox.Testing;

/// <summary>
/// Brings objects of a simulator to what a recording has found, by a provider that is nobody's: as somebody does by hand.
/// </summary>
/// <param name="pve">The simulator.</param>
public sealed class ByHand(PveSimulator pve)
{
    private readonly Core _provider = new(Catalogs.All, new() { Environment = _ => null });

    /// <summary>Makes, changes or removes an object, so that a read finds what was found.</summary>
    /// <param name="resource">The kind of object.</param>
    /// <param name="known">What was recorded of it before, by which it is looked for.</param>
    /// <param name="found">What was found; null when there was none.</param>
    public async Task BringAsync(Resource resource, Value known, Value found)
    {
        _provider.Configure(Configurations.Of(pve));
        var live = (await _provider.ReadAsync(resource, new(known, ManagedAttributes.Empty), CancellationToken.None)).State;
        if (found.IsNull)
        {
            if (!live.IsNull)
            {
                await ApplyAsync(resource, live, Value.Null);
            }

            return;
        }

        // What PVE chooses by itself cannot be asked for, and is no difference that anybody made.
        var config = live.IsNull
            ? InferredConfig.Of(resource.Attributes, found)
            : Value.Object(resource.Attributes.Select(field => KeyValuePair.Create(
                field.Name, field.IsInput && !known[field.Name].Equals(found[field.Name]) && !live[field.Name].Equals(found[field.Name])
                    ? found[field.Name] : Value.Null)));
        if (live.IsNull || config.Members.Values.Any(value => !value.IsNull))
        {
            await ApplyAsync(resource, live, config);
        }
    }

    private async Task ApplyAsync(Resource resource, Value live, Value config)
    {
        if (!live.IsNull && !config.IsNull)
        {
            foreach (var part in resource.Identity)
            {
                config = config.With(part.Name, live[part.Name]);
            }
        }

        var plan = await _provider.PlanAsync(resource, new(live, config, ManagedAttributes.Empty), CancellationToken.None);
        var answer = await _provider.ApplyAsync(resource, new(live, plan.Planned, config, plan.Managed), CancellationToken.None);
        // Nobody else does what is left to do once the answer is out.
        await (answer.AfterResponse?.Invoke() ?? Task.CompletedTask);
    }
}
