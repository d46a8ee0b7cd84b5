using Grpc.Core;
using NUnit.Framework.Constraints;

namespace Proxmox.Grpc.Tests;

/// <summary>What a failed call throws.</summary>
internal static class Refused
{
    public static Constraint As(StatusCode status) =>
        Throws.TypeOf<RpcException>().With.Property(nameof(RpcException.StatusCode)).EqualTo(status);
}
