using System.CommandLine;
using System.CommandLine.Invocation;
using Google.Protobuf;
using Proxmox.Bench;

RootCommand root = new("Measures what users feel.")
{
    OfBuilds("start", "Starts builds as Terraform and as Pulumi do, one after another in turn", builds =>
        StartMeasurement.RunAsync(builds, runs: 15)),
    OfBuilds("plan-vms", "Lets builds plan 500 VMs that have not changed, one after another in turn", builds =>
        PlannedVmsMeasurement.RunAsync(builds, runs: 5)),
    Alone("plan", "Plans, applies and refreshes 500 objects", PlanMeasurement.RunAsync),
    Alone("vms", "Creates 50 VMs at once and refreshes 500", VmMeasurement.RunAsync),
    OfBuild("schema", "Writes the answer to GetProviderSchema", TerraformSchemaAsync),
    OfBuild("pulumi-schema", "Writes the answer to GetSchema", async executable =>
        System.Text.Encoding.UTF8.GetBytes(await StartedPulumiProvider.SchemaAsync(executable))),
};
var parsed = root.Parse(args);
var isWrong = parsed.Action is ParseErrorAction;
// Whoever reads a schema from standard output gets nothing else there.
var code = await parsed.InvokeAsync(new() { Output = isWrong ? Console.Error : Console.Out });
return isWrong ? 2 : code;

static Command OfBuilds(string name, string description, Func<Build[], Task> measureAsync)
{
    Argument<Build[]> builds = new("NAME=EXECUTABLE")
    {
        Description = "What a build is called in the tables, and its executable; the others are compared with the first",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = written =>
        {
            try
            {
                return [.. written.Tokens.Select(token => Build.Parse(token.Value))];
            }
            catch (FormatException problem)
            {
                written.AddError(problem.Message);
                return [];
            }
        },
    };
    Command command = new(name, description) { builds };
    command.SetAction((line, _) => measureAsync(line.GetRequiredValue(builds)));
    return command;
}

static Command Alone(string name, string description, Func<Task> measureAsync)
{
    Command command = new(name, description);
    command.SetAction((_, _) => measureAsync());
    return command;
}

static Command OfBuild(string name, string description, Func<string, Task<byte[]>> askAsync)
{
    Argument<string> executable = new("EXECUTABLE") { Description = "The executable of the provider" };
    Command command = new(name, description) { executable };
    command.SetAction(async (line, cancel) =>
    {
        var answer = await askAsync(line.GetRequiredValue(executable));
        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(answer, cancel);
    });
    return command;
}

static async Task<byte[]> TerraformSchemaAsync(string executable)
{
    using var certificate = StartedProvider.CreateCertificate();
    using var provider = await StartedProvider.StartAsync(executable, certificate);
    var bytes = (await provider.SchemaAsync()).ToByteArray();
    await provider.StopAsync();
    return bytes;
}
