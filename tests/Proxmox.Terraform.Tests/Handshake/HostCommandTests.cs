using Proxmox.Terraform.Handshake;

namespace Proxmox.Terraform.Tests.Handshake;

public sealed class HostCommandTests
{
    [TestCase("terraform destroy -auto-approve")]
    [TestCase("/usr/bin/tofu -chdir=infra destroy")]
    [TestCase("terraform apply -auto-approve -destroy")]
    [TestCase("terraform plan --destroy -out=file")]
    [TestCase("terraform plan -destroy=true")]
    public void A_command_that_destroys_is_known(string line) => Assert.That(HostCommand.IsDestroy(line.Split(' '), _ => null), Is.True);

    [TestCase("terraform apply")]
    [TestCase("terraform apply destroy")]
    [TestCase("terraform plan -destroy=false")]
    [TestCase("terraform -chdir=destroy plan")]
    [TestCase("terraform test")]
    [TestCase("terraform")]
    [TestCase("")]
    public void Any_other_is_not(string line) => Assert.That(HostCommand.IsDestroy(line.Split(' '), _ => null), Is.False);

    [Test]
    public void Arguments_in_the_environment_count()
    {
        Assert.That(HostCommand.IsDestroy(["terraform", "apply"], name => name == "TF_CLI_ARGS_apply" ? "-input=false -destroy" : null));
        Assert.That(HostCommand.IsDestroy(["terraform", "plan"], name => name == "TF_CLI_ARGS_apply" ? "-destroy" : null), Is.False);
    }

    [Test]
    public void No_test_runner_destroys() => Assert.That(HostCommand.IsDestroying, Is.False);
}
