using System.CommandLine;
using System.CommandLine.Invocation;
using Google.Protobuf;
using Proxmox.Bench;

RootCommand root = new("Measures what users feel.")
{
    OfBuilds("start", "Starts builds as Terraform and as Pulumi do, one after another in turn", builds =>
        StartMeasurement.RunAsync(builds, runs: 15)),
    OfBuilds("plan-vms", "Lets builds plan 500 VMs that have not changed, one after another in turn", builds =>
        new ScaleMeasurement(builds) { PlanOnly = true, Runs = 5 }.RunAsync(500)),
    OfBuilds("upload", "Lets builds send a file of 2 GiB, and compares their memory with that of one that does nothing", builds =>
        UploadMeasurement.RunAsync(builds)),
    Scale(),
    Discover(),
    Requests(),
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
    var builds = Builds();
    Command command = new(name, description) { builds };
    command.SetAction((line, _) => measureAsync(line.GetRequiredValue(builds)));
    return command;
}

static Command Requests()
{
    var builds = Builds();
    Option<string> only = new("--only")
    {
        HelpName = "TEXT",
        Description = "Part of the names of the commands that are wanted",
        DefaultValueFactory = _ => "",
    };
    Option<bool> list = new("--list") { Description = "Tell each kind of request with its number" };
    Option<bool> told = new("--told") { Description = "Give an apply back what its plan has noted, as Terraform does from 1.16 on" };
    Command command = new("requests", "Counts the requests that commands of Terraform's make") { builds, only, list, told };
    command.SetAction((line, _) =>
        new RequestsMeasurement(line.GetRequiredValue(builds), line.GetValue(told))
            .RunAsync(line.GetRequiredValue(only), line.GetValue(list)));
    return command;
}

static Command Scale()
{
    var builds = Builds();
    Option<int[]> guests = new("--guests")
    {
        HelpName = "N",
        Description = "How many guests the clusters have",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [500, 2000, 10000],
    };
    Option<int> latency = new("--latency") { HelpName = "MS", Description = "How long each request takes beside its work" };
    Option<int> runs = new("--runs") { HelpName = "N", Description = "How often each is measured", DefaultValueFactory = _ => 3 };
    Option<FileInfo?> page = new("--page") { HelpName = "FILE", Description = "The page to write the figures to, and a plot beside it" };
    Command command = new("scale", "Lets builds plan and change all VMs of clusters of several sizes, one after another in turn")
    {
        builds, guests, latency, runs, page,
    };
    command.SetAction(async (line, _) =>
    {
        var scale = new ScaleMeasurement(line.GetRequiredValue(builds))
        {
            Latency = TimeSpan.FromMilliseconds(line.GetValue(latency)),
            Runs = line.GetValue(runs),
        };
        List<ScalePoint> points = [];
        foreach (var size in line.GetRequiredValue(guests))
        {
            points.AddRange(await scale.RunAsync(size));
        }

        if (line.GetValue(page) is { } file)
        {
            await new PerformancePage(file.FullName).WriteAsync(line.GetRequiredValue(builds), points);
        }
    });
    return command;
}

static Command Discover()
{
    var builds = Builds();
    Option<int[]> guests = new("--guests")
    {
        HelpName = "N",
        Description = "How many guests the clusters have",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1000],
    };
    Command command = new("discover", "Lets builds write the configuration of clusters of several sizes, one after another in turn")
    {
        builds, guests,
    };
    command.SetAction(async (line, _) =>
    {
        foreach (var size in line.GetRequiredValue(guests))
        {
            await new DiscoverMeasurement(line.GetRequiredValue(builds)).RunAsync(size);
        }
    });
    return command;
}

static Argument<Build[]> Builds() => new("NAME=EXECUTABLE")
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
