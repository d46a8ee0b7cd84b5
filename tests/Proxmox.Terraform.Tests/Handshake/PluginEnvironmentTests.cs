using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Handshake;

public sealed class PluginEnvironmentTests
{
    [Test]
    public void What_the_host_sets_is_read()
    {
        var variables = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["TF_PLUGIN_MAGIC_COOKIE"] = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
            ["PLUGIN_PROTOCOL_VERSIONS"] = "6,5",
            ["PLUGIN_MIN_PORT"] = "10000",
            ["PLUGIN_MAX_PORT"] = "25000",
            ["PLUGIN_CLIENT_CERT"] = "pem",
            ["PLUGIN_MULTIPLEX_GRPC"] = "true",
            ["PLUGIN_UNIX_SOCKET_DIR"] = "/run/x",
            ["PLUGIN_UNIX_SOCKET_GROUP"] = "users",
        };

        var environment = PluginEnvironment.Read(variables.GetValueOrDefault);

        Assert.That(environment.IsStartedByHost, Is.True);
        Assert.That(environment.ProtocolVersions, Is.EqualTo(new[] { 6, 5 }));
        Assert.That((environment.LowestPort, environment.HighestPort), Is.EqualTo((10000, 25000)));
        Assert.That(environment.ClientCertificate, Is.EqualTo("pem"));
        Assert.That(environment.AsksForMultiplexing, Is.True);
        Assert.That((environment.SocketDirectory, environment.SocketGroup), Is.EqualTo(("/run/x", "users")));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("another")]
    public void Without_the_cookie_a_person_has_started_the_process(string? cookie)
    {
        Assert.That(PluginEnvironment.Read(name => name == "TF_PLUGIN_MAGIC_COOKIE" ? cookie : null).IsStartedByHost, Is.False);
    }
}
