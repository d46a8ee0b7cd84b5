/* trace ADDRESSES OUTPUT EXECUTABLE [ARGUMENT...]: runs an executable with a breakpoint at each address, in hexadecimal, sorted, one a line,
   and writes those that were reached, in order, to OUTPUT.PID. A breakpoint goes when it is reached, so that all but the first time is free.
   The executable lies at fixed addresses, as the release does. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 1 << 20 };

static unsigned long at[MOST];
static unsigned char was[MOST], reached[MOST];

static int compare(const void *a, const void *b)
{
    unsigned long x = *(const unsigned long *)a, y = *(const unsigned long *)b;
    return (x > y) - (x < y);
}

int main(int count, char **arguments)
{
    const unsigned char trap = 0xcc;
    char name[4096];
    size_t n = 0;
    int status;
    FILE *list = count > 3 ? fopen(arguments[1], "r") : NULL;
    if (!list)
        return 2;
    while (n < MOST && fscanf(list, "%lx", &at[n]) == 1)
        n++;

    pid_t child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execv(arguments[3], arguments + 3);
        _exit(127);
    }

    waitpid(child, &status, 0);
    ptrace(PTRACE_SETOPTIONS, child, 0, PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
    snprintf(name, sizeof name, "/proc/%d/mem", child);
    int memory = open(name, O_RDWR);
    snprintf(name, sizeof name, "%s.%d", arguments[2], child);
    FILE *output = fopen(name, "w");
    if (memory < 0 || !output)
        return 2;
    for (size_t i = 0; i < n; i++) {
        if (pread(memory, &was[i], 1, at[i]) != 1 || pwrite(memory, &trap, 1, at[i]) != 1)
            return 2;
    }

    ptrace(PTRACE_CONT, child, 0, 0);
    for (;;) {
        struct user_regs_struct registers;
        pid_t thread = waitpid(-1, &status, __WALL);
        if (thread < 0 && errno != EINTR)
            return 2;
        if (thread == child && (WIFEXITED(status) || WIFSIGNALED(status))) {
            fclose(output);
            return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
        }
        if (thread < 0 || !WIFSTOPPED(status))
            continue;
        int signal = WSTOPSIG(status);
        if (signal == SIGTRAP && status >> 16 == 0 && ptrace(PTRACE_GETREGS, thread, 0, &registers) == 0) {
            unsigned long place = registers.rip - 1, *found = bsearch(&place, at, n, sizeof *at, compare);
            if (found) {
                size_t i = found - at;
                if (!reached[i]) {
                    reached[i] = 1;
                    pwrite(memory, &was[i], 1, place);
                    fprintf(output, "%016lx\n", place);
                }
                registers.rip = place;
                ptrace(PTRACE_SETREGS, thread, 0, &registers);
                signal = 0;
            }
        }
        ptrace(PTRACE_CONT, thread, 0, signal == SIGSTOP || status >> 16 ? 0 : signal);
    }
}
