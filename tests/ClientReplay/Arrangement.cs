using Proxmox.Resources;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Proxmox.Testing;

namespace Proxmox.ClientReplay;

/// <summary>Brings a simulator to what the recorded provider found.</summary>
/// <param name="pve">The simulator.</param>
internal sealed class Arrangement(PveSimulator pve)
{
    private readonly ByHand _hand = new(pve);

    /// <summary>Sees to it that a read finds what was found then.</summary>
    public async Task BeforeAsync(Exchange recorded)
    {
        if (recorded is { Request: ReadResource.Types.Request request, Answers: [ReadResource.Types.Response answer] }
            && Catalogs.All.Resource(request.TypeName.AsSpan()) is { } resource)
        {
            var type = CtyType.Of(resource.Attributes);
            await _hand.BringAsync(
                resource, DynamicValueCodec.Read(request.CurrentState, type), DynamicValueCodec.Read(answer.NewState, type));
        }
    }
}
