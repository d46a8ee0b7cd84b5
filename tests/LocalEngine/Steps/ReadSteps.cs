using Proxmox.LocalEngine.Plugins;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.Steps;

/// <summary>Reads a resource that is somebody else's, in previews too, as soon as its id is known.</summary>
internal sealed class ReadStep(ResourceState? old, ResourceState news, bool replacing)
    : Step(replacing ? StepOp.ReadReplacement : StepOp.Read, old, news)
{
    // Reading what is as it was is no news.
    public override bool Logical => !replacing && Old is not null && !Old.Outputs.Equals(New!.Outputs);

    public override async Task ApplyAsync(IStepContext context)
    {
        if (New!.Id != WireNames.Unknown)
        {
            // What the program gives is sent both as inputs and as state: providers have come to expect it so.
            var live = await context.ProviderOf(New).ReadAsync(new(Urn, New.Id, New.Inputs, New.Inputs, New.CustomTimeouts.Read));
            New.Outputs = live.Outputs ?? throw new PluginException(ResourceStatus.Ok, $"resource '{New.Id}' does not exist");
            if (live.Id.Length > 0)
            {
                New.Id = live.Id;
            }

            Keep(live.Failure);
        }

        if (replacing)
        {
            Old!.Delete = true;
        }
    }
}
