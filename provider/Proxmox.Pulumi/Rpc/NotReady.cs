using Grpc.Core;
using Proxmox.Pulumi.Values;
using Pulumirpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>
/// The end of a create or update that has left something behind: the engine records it with the reasons, and updates it next time. With it
/// go the new inputs of a create, and the old ones of an update; inputs in the answer would count for a read only.
/// </summary>
internal static class NotReady
{
    /// <summary>The status with everything that is known (<c>pulumirpc.ErrorResourceInitFailed</c>).</summary>
    /// <param name="id">The object's import id.</param>
    /// <param name="outputs">The object as it is.</param>
    /// <param name="reasons">What went wrong.</param>
    public static RpcException Error(string id, PropertyMap outputs, IReadOnlyList<string> reasons) => StatusDetails.Error(
        StatusCode.Unknown,
        string.Join("\n\n", reasons),
        nameof(ErrorResourceInitFailed),
        new ErrorResourceInitFailed { Id = id, Properties = PropertyCodec.Write(outputs), Reasons = { reasons } });
}
