using Proxmox.Pulumi.Process;

namespace Proxmox.Pulumi.Tests.Process;

public sealed class EngineArgumentsTests
{
    [TestCase("127.0.0.1:1234")]
    [TestCase("--logtostderr -v=9 127.0.0.1:1234")]
    [TestCase("-v=3 --tracing http://localhost:9411 127.0.0.1:1234")]
    [TestCase("--logflow --future-flag --other=1 127.0.0.1:1234")]
    public void The_engines_address_is_the_last_word(string commandLine) =>
        Assert.That(EngineArguments.Read(commandLine.Split(' ')).EngineAddress?.Port, Is.EqualTo(1234));

    [TestCase("")]
    [TestCase("-v=3")]
    [TestCase("--tracing 127.0.0.1:1234")]
    public void Without_one_an_engine_is_to_be_attached(string commandLine)
    {
        var arguments = EngineArguments.Read(commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That((arguments.EngineAddress, arguments.Refused), Is.EqualTo((default(Proxmox.Grpc.LocalAddress), default(string))));
    }

    [TestCase("help")]
    [TestCase("example.com:1234")]
    [TestCase("127.0.0.1:99999")]
    public void Any_other_last_word_is_refused(string word) => Assert.That(EngineArguments.Read([word]).Refused, Is.EqualTo(word));

    [TestCase("/opt/pulumi-resource-proxmox", "", true)]
    [TestCase("pulumi-resource-proxmox.exe", "", true)]
    [TestCase(@"C:\pulumi\pulumi-resource-proxmox.exe", "127.0.0.1:1", true)]
    [TestCase("/opt/terraform-provider-proxmox_v1.0.0", "127.0.0.1:1234", true)]
    [TestCase("/opt/terraform-provider-proxmox_v1.0.0", "", false)]
    [TestCase("/opt/terraform-provider-proxmox_v1.0.0", "--debug", false)]
    [TestCase("/opt/proxmox-host", "generate docs", false)]
    public void A_provider_of_Pulumi_is_known_by_its_name_or_by_the_engines_address(string executable, string commandLine, bool expected) =>
        Assert.That(PulumiProcess.IsStartedByEngine(executable, commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Is.EqualTo(expected));
}
