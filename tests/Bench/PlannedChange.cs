using Google.Protobuf;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Bench;

/// <summary>What a plan has for an object.</summary>
/// <param name="Object">The object.</param>
/// <param name="Prior">Its state when it was planned.</param>
/// <param name="Config">Its configuration.</param>
/// <param name="Planned">What it is to become.</param>
/// <param name="Memory">What the provider has noted.</param>
internal sealed record PlannedChange(
    DeclaredObject Object, DynamicValue Prior, DynamicValue Config, DynamicValue Planned, ByteString Memory);
