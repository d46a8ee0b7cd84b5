using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Rpc;

internal sealed partial class ProviderService
{
    /// <summary>
    /// Why a call is left to a later run of the host; null when it is answered now, and always where the host does not allow it.
    /// </summary>
    /// <param name="host">What the host can do.</param>
    /// <param name="isOpen">True when the call cannot be answered for want of a value that is known later.</param>
    private Deferred? Postpone(ClientCapabilities? host, bool isOpen = false) => host is not { DeferralAllowed: true } ? null
        : Core.IsConfigurationUnknown ? new() { Reason = Deferred.Types.Reason.ProviderConfigUnknown }
        : isOpen ? new() { Reason = Deferred.Types.Reason.ResourceConfigUnknown }
        : null;
}
