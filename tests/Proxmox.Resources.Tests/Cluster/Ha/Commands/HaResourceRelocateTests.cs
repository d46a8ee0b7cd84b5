using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class HaResourceRelocateTests(ClientKind kind) : HaMoveCases(kind, "relocate");
