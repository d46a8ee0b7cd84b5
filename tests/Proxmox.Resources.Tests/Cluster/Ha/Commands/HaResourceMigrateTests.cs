using Proxmox.Testing.Clients;

namespace Proxmox.Resources.Tests.Cluster.Ha.Commands;

[TestFixtureSource(typeof(CommandClient), nameof(CommandClient.Kinds))]
internal sealed class HaResourceMigrateTests(ClientKind kind) : HaMoveCases(kind, "migrate");
