using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Ends of calls that carry a message beside the status (<c>google.rpc.Status</c>).</summary>
internal static class StatusDetails
{
    /// <summary>The name of the trailer that carries it.</summary>
    public const string Trailer = "grpc-status-details-bin";

    /// <summary>The end of a call with that detail.</summary>
    public static RpcException Error(StatusCode code, string message, IMessage detail)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = message, Details = { Any.Pack(detail) } };
        return new(new(code, message), new Metadata { { Trailer, status.ToByteArray() } });
    }
}
