using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Ends of calls that carry a message beside the status (<c>google.rpc.Status</c>).</summary>
internal static class StatusDetails
{
    /// <summary>The name of the trailer that carries it.</summary>
    public const string Trailer = "grpc-status-details-bin";

    private const string TypePrefix = "type.googleapis.com/pulumirpc.";

    /// <summary>The end of a call with that detail.</summary>
    /// <param name="code">The status.</param>
    /// <param name="message">What the user reads.</param>
    /// <param name="type">The name of the detail's message in <c>pulumirpc</c>, given so that nothing has to be reflected for it.</param>
    /// <param name="detail">The detail.</param>
    public static RpcException Error(StatusCode code, string message, string type, IMessage detail)
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)code,
            Message = message,
            Details = { new Any { TypeUrl = TypePrefix + type, Value = detail.ToByteString() } }
        };
        return new(new(code, message), new Metadata { { Trailer, status.ToByteArray() } });
    }
}
