// Every test has a simulator and a provider of its own.
[assembly: Parallelizable(ParallelScope.All)]
[assembly: LevelOfParallelism(6)]
