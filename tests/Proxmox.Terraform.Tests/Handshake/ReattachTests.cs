using System.Text.Json;
using Proxmox.Grpc;
using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Handshake;

public sealed class ReattachTests
{
    [Test]
    public void Both_registries_addresses_lead_to_the_server()
    {
        using var json = JsonDocument.Parse(Reattach.Value(LocalAddress.UnixSocket("/tmp/x/plugin"), Reattach.Addresses));

        Assert.That(json.RootElement.EnumerateObject().Select(property => property.Name.Split('/')[0]),
            Is.EqualTo(new[] { "registry.terraform.io", "registry.opentofu.org" }));
        foreach (var provider in json.RootElement.EnumerateObject().Select(property => property.Value))
        {
            Assert.That(provider.GetProperty("Protocol").GetString(), Is.EqualTo("grpc"));
            Assert.That(provider.GetProperty("ProtocolVersion").GetInt32(), Is.EqualTo(6));
            Assert.That(provider.GetProperty("Pid").GetInt32(), Is.EqualTo(Environment.ProcessId));
            Assert.That(provider.GetProperty("Test").GetBoolean(), Is.True);
            Assert.That(provider.GetProperty("Addr").GetProperty("Network").GetString(), Is.EqualTo("unix"));
            Assert.That(provider.GetProperty("Addr").GetProperty("String").GetString(), Is.EqualTo("/tmp/x/plugin"));
        }
    }

    [Test]
    public void The_instructions_hold_the_variable_for_a_shell()
    {
        var address = LocalAddress.Loopback(4711);

        Assert.That(HumanMessages.Debugging(address),
            Does.Contain($"export TF_REATTACH_PROVIDERS='{Reattach.Value(address, Reattach.Addresses)}'"));
    }
}
